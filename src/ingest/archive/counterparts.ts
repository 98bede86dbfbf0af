import type { PageRow } from '../../store/directory.ts';
import type { ImportedThread } from '../../store/page/imports.ts';
import { FLAGS } from '../../store/page/message.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import type { ImportStore } from '../opening.ts';
import { CUTOVER } from './places.ts';
import { messagesOf } from './read.ts';
import type { Thread } from './threads.ts';

/** Of which of the two kinds a thread is that may be one (wire.md 14.10). */
type Side = 'encrypted' | 'cutover';

/**
 * A thread of the encrypted download and one of `e2ee_cutover` are the same when they have the same
 * people and share a message. Finds the conversation that the other of the two became.
 */
export class Counterparts {
  readonly #store: ImportStore;
  readonly #page: PageRow;
  readonly #business: string;
  /** Numbers of conversations, or threads that are being written. */
  readonly #byPeople = new Map<string, Set<number | Thread>>();

  private constructor(store: ImportStore, page: PageRow, business: string) {
    this.#store = store;
    this.#page = page;
    this.#business = business;
  }

  /**
   * Those that stand in a Page.
   * @param rows the threads that are in
   */
  static async of(
    store: ImportStore,
    page: PageRow,
    { business, rows }: { readonly business: string; readonly rows: readonly ImportedThread[] },
  ): Promise<Counterparts> {
    const found = new Counterparts(store, page, business);
    const reader = store.page(page.no);
    for (const { form, section, conversation } of rows) {
      const side = sideOf(form === 'e2ee', section === CUTOVER);
      if (!side) continue;
      const [taking = []] = await reader.people.participantsOf([conversation]);
      found.#add(
        side,
        taking.map(({ person }) => person.name),
        conversation,
      );
    }
    return found;
  }

  /** Remembers a thread that is being written. */
  put(thread: Thread): void {
    const side = sideOf(thread.form === 'e2ee', thread.isCutover);
    if (side) this.#add(side, thread.people, thread);
  }

  /** Whether there may be a counterpart of a thread; looks at the people alone. */
  mayHave(thread: Thread): boolean {
    return this.#candidates(thread).size > 0;
  }

  /**
   * The number of the conversation that a thread belongs to, if it has a counterpart. What was
   * {@link put} has to be in the store by now.
   */
  async find(thread: Thread): Promise<number | undefined> {
    const reader = this.#store.page(this.#page.no);
    for (const candidate of this.#candidates(thread)) {
      const conversation =
        typeof candidate === 'number'
          ? candidate
          : (await reader.imports.thread(candidate))?.conversation;
      if (conversation !== undefined && (await this.#shares(thread, conversation, reader))) {
        return conversation;
      }
    }
    return undefined;
  }

  #candidates({ form, isCutover, people }: Thread): ReadonlySet<number | Thread> {
    const side = sideOf(form === 'e2ee', isCutover);
    if (!side) return NOBODY;
    const other = side === 'encrypted' ? 'cutover' : 'encrypted';
    return this.#byPeople.get(this.#key(other, people)) ?? NOBODY;
  }

  async #shares({ files }: Thread, conversation: number, reader: PageStore): Promise<boolean> {
    const [taking = []] = await reader.people.participantsOf([conversation]);
    const names = new Map(taking.map(({ person }) => [person.no, person.name]));
    names.set(0, this.#business);
    for (const { file } of files) {
      for await (const messages of messagesOf(file, () => undefined)) {
        for (const { created, sender, text, unsent } of messages) {
          if (unsent) continue;
          const there = await reader.messages.allAt(conversation, created);
          const isThere = there.some(
            (row) =>
              (row.flags & FLAGS.deleted) === 0 &&
              row.text === text &&
              (row.sender === null ? '' : names.get(row.sender)) === sender,
          );
          if (isThere) return true;
        }
      }
    }
    return false;
  }

  #add(side: Side, people: readonly string[], conversation: number | Thread): void {
    const key = this.#key(side, people);
    const known = this.#byPeople.get(key);
    if (known) known.add(conversation);
    else this.#byPeople.set(key, new Set([conversation]));
  }

  /** People by name, whether or not the business is listed among them. */
  #key(side: Side, people: readonly string[]): string {
    const others = new Set(people);
    others.delete(this.#business);
    return JSON.stringify([side, ...[...others].sort()]);
  }
}

const NOBODY: ReadonlySet<never> = new Set();

const sideOf = (isEncrypted: boolean, isCutover: boolean): Side | undefined =>
  isEncrypted ? 'encrypted' : isCutover ? 'cutover' : undefined;
