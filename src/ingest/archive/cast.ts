import type { PersonRow } from '../../store/page/people.ts';
import type { Platform } from '../../store/page/platform.ts';
import type { PageIn } from '../page-in.ts';
import type { Identity } from './identity/identities.ts';
import { isNameless, sortedPeople } from './identity/people.ts';
import { personIdOf, seedOf } from './ids.ts';
import type { StandingThread } from './standing.ts';

/** The people of a conversation by their names; the business is the Page itself. */
export class Cast {
  readonly platform: Platform;
  readonly #thread: StandingThread;
  readonly #business: string;
  readonly #numbers = new Map<string, number>();
  readonly #joined = new Set<number>();

  private constructor(thread: StandingThread, platform: Platform, business: string) {
    this.#thread = thread;
    this.platform = platform;
    this.#business = business;
  }

  /** Who takes part in a conversation as it stands, also by the names that a thread has for them. */
  static async of(
    on: PageIn,
    thread: StandingThread,
    { identity, business }: { readonly identity: Identity; readonly business: string },
  ): Promise<Cast> {
    const { source, thread: given } = identity;
    const cast = new Cast(thread, source.platform, business);
    if (thread.isNew) return cast;
    const taking = await on.taking(thread.conversation);
    for (const { person } of taking) {
      cast.#numbers.set(person.name, person.no);
      cast.#joined.add(person.no);
    }
    const same = sameAs(
      taking.map(({ person }) => person),
      sortedPeople(given.people, business),
    );
    if (same) await cast.#rename(on, same);
    return cast;
  }

  /** Gives a person one more name, and shows the better of the two. */
  async #rename(
    on: PageIn,
    { person, name }: { readonly person: PersonRow; readonly name: string },
  ): Promise<void> {
    this.#numbers.set(name, person.no);
    if (isNameless(name) || !(await this.#isBetter(on, name, person.name))) return;
    await on.writer.putPerson({
      ...person,
      name,
      ...(person.username === person.name && { username: name }),
    });
  }

  /**
   * Whether a name is the newer of two, as all threads tell that the conversation is made of: so it
   * does not matter which of them came first.
   */
  async #isBetter(on: PageIn, name: string, than: string): Promise<boolean> {
    if (isNameless(than)) return true;
    const { imports } = on.reader;
    const rows = await imports.threadsOf(this.#thread.conversation);
    const newest = (of: string): number =>
      rows
        .filter(({ people }) => people.includes(of))
        .reduce((most, { last }) => Math.max(most, last), 0);
    const [own, other] = [newest(name), newest(than)];
    return own > other || (own === other && name > than);
  }

  /**
   * Lets people take part who do not yet: those whom a file lists in its order, senders who are not
   * listed after them, in an order that does not depend on that of the files.
   */
  async join(on: PageIn, names: readonly string[], as: 'listed' | 'sender'): Promise<void> {
    for (const name of names) {
      if (name === '' || name === this.#business) continue;
      const known = this.#numbers.get(name);
      if (known !== undefined && this.#joined.has(known)) continue;
      const no = await this.numberOf(on, name);
      const { conversation, id } = this.#thread;
      const seed = as === 'listed' ? undefined : seedOf(personIdOf(on.page, id, name));
      await on.writer.addParticipant(conversation, no, seed);
      this.#joined.add(no);
    }
  }

  /** The number behind a name: 0 for the business. Who is met for the first time is added. */
  async numberOf(on: PageIn, name: string): Promise<number> {
    if (name === this.#business) return 0;
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const no = (await this.#left(on, name)) ?? (await this.#add(on, name));
    this.#numbers.set(name, no);
    return no;
  }

  /** Somebody of a conversation that was deleted and comes again: its people may have stayed. */
  async #left(on: PageIn, name: string): Promise<number | undefined> {
    if (!this.#thread.isNew) return undefined;
    return (await on.reader.people.byId(personIdOf(on.page, this.#thread.id, name, 0)))?.no;
  }

  async #add(on: PageIn, name: string): Promise<number> {
    return on.writer.addPerson({
      id: await this.#freeId(on, name),
      name,
      platform: this.platform,
      ...(this.platform === 'INSTAGRAM' && { username: name }),
    });
  }

  /** An id that was never given to anybody else. */
  async #freeId(on: PageIn, name: string): Promise<string> {
    const { people } = on.reader;
    for (let turn = 0; ; turn++) {
      const id = personIdOf(on.page, this.#thread.id, name, turn);
      // In a new conversation nobody has it who was not met already.
      if (this.#thread.isNew || !(await people.byId(id))) return id;
    }
  }
}

/**
 * Somebody who takes part under another name in a thread that is the same: who writes alone there
 * with the business, or the one of a group whose name is gone.
 */
function sameAs(
  taking: readonly PersonRow[],
  names: readonly string[],
): { readonly person: PersonRow; readonly name: string } | undefined {
  const [person, ...others] = taking.filter((one) => !names.includes(one.name));
  const [name, ...more] = names.filter((one) => !taking.some((each) => each.name === one));
  if (!person || name === undefined || others.length > 0 || more.length > 0) return undefined;
  const isAlone = taking.length === 1 && names.length === 1;
  return isAlone || isNameless(person.name) !== isNameless(name) ? { person, name } : undefined;
}
