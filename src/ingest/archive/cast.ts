import type { PageRow } from '../../store/directory.ts';
import type { Platform } from '../../store/page/platform.ts';
import type { Transaction } from '../../store/store.ts';
import { personIdOf, seedOf } from './ids.ts';
import type { StandingThread } from './standing.ts';

/** The people of a conversation by their names; the business is the Page itself. */
export class Cast {
  readonly platform: Platform;
  readonly #page: PageRow;
  readonly #thread: StandingThread;
  readonly #business: string;
  readonly #numbers = new Map<string, number>();
  readonly #joined = new Set<number>();

  private constructor(page: PageRow, thread: StandingThread, platform: Platform, business: string) {
    this.#page = page;
    this.#thread = thread;
    this.platform = platform;
    this.#business = business;
  }

  /** Who takes part in a conversation as it stands. */
  static async of(
    tx: Transaction,
    page: PageRow,
    thread: StandingThread,
    platform: Platform,
    business: string,
  ): Promise<Cast> {
    const cast = new Cast(page, thread, platform, business);
    if (thread.isNew) return cast;
    const { people } = tx.pageReader(page.no);
    const [taking = []] = await people.participantsOf([thread.conversation]);
    for (const { person } of taking) {
      cast.#numbers.set(person.name, person.no);
      cast.#joined.add(person.no);
    }
    return cast;
  }

  /**
   * Lets people take part who do not yet: those whom a file lists in its order, senders who are not
   * listed after them, in an order that does not depend on that of the files.
   */
  async join(tx: Transaction, names: readonly string[], as: 'listed' | 'sender'): Promise<void> {
    for (const name of names) {
      if (name === '' || name === this.#business) continue;
      const known = this.#numbers.get(name);
      if (known !== undefined && this.#joined.has(known)) continue;
      const no = await this.numberOf(tx, name);
      const { conversation, id } = this.#thread;
      const seed = as === 'listed' ? undefined : seedOf(personIdOf(this.#page, id, name));
      await tx.page(this.#page.no).addParticipant(conversation, no, seed);
      this.#joined.add(no);
    }
  }

  /** The number behind a name: 0 for the business. Who is met for the first time is added. */
  async numberOf(tx: Transaction, name: string): Promise<number> {
    if (name === this.#business) return 0;
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const id = personIdOf(this.#page, this.#thread.id, name);
    // A new conversation has no people yet, and its people are nobody else's.
    const standing = this.#thread.isNew
      ? undefined
      : await tx.pageReader(this.#page.no).people.byId(id);
    const no =
      standing?.no ??
      (await tx.page(this.#page.no).addPerson({
        id,
        name,
        platform: this.platform,
        ...(this.platform === 'INSTAGRAM' && { username: name }),
      }));
    this.#numbers.set(name, no);
    return no;
  }
}
