import { FLAGS, type MessagePosition } from '../../../store/page/message.ts';
import type { PageStore } from '../../../store/page/page-store.ts';
import type { Tree } from '../../tree/tree.ts';
import { findPlaces, type Place } from '../places.ts';
import { readableMessages } from '../read.ts';

/** A message whose time is known to the millisecond. */
export interface ExactMessage {
  readonly created: number;
  readonly sender: string;
  readonly text: string;
}

/** So many threads that may be the same are looked at. */
const MOST_ALIKE = 20;

/** What a folder is called by its people: `ada_12` → ada. */
const titleOf = (name: string): string => name.slice(0, Math.max(name.lastIndexOf('_'), 0)) || name;

/** Messages that are read of the store at once. */
const AT_ONCE = 1000;

/** Finds messages of threads that come, or came, in JSON: by them the zone of a page is known. */
export class KnownMessages {
  readonly #reader: PageStore;
  readonly #places: ReadonlyMap<string, readonly Place[]>;
  readonly #alike: ReadonlyMap<string, readonly Place[]>;
  #rows: ReturnType<PageStore['imports']['threads']> | undefined;

  constructor(reader: PageStore, tree: Tree) {
    this.#reader = reader;
    const { json } = findPlaces(tree);
    this.#places = Map.groupBy(json, ({ thread }) => thread);
    this.#alike = Map.groupBy(json, ({ thread }) => titleOf(thread));
  }

  /**
   * Those of a thread, newest first or not: of the same folder, then of others that may be the same,
   * whose folder has another number or which the same people write in.
   * @param path of its page
   * @param senders of its messages
   * @param to epoch milliseconds: nothing newer is asked for
   */
  async *of(
    path: string,
    senders: ReadonlySet<string>,
    to: number,
  ): AsyncGenerator<readonly ExactMessage[], void, void> {
    const name = path.split('/').at(-2) ?? '';
    const same = this.#places.get(name) ?? [];
    const alike = (this.#alike.get(titleOf(name)) ?? []).filter((each) => !same.includes(each));
    const files = [...same, ...alike.slice(0, MOST_ALIKE)];
    for await (const message of readableMessages(files)) {
      if (!message.unsent && message.within === undefined) yield [message];
    }
    this.#rows ??= this.#reader.imports.threads();
    const rows = await this.#rows;
    const own = rows.filter((row) => row.name === name && row.form === 'dyi');
    const others = rows.filter(
      (row) =>
        !own.includes(row) &&
        row.people.length > 0 &&
        row.people.length === senders.size - (senders.has(row.business) ? 1 : 0) &&
        row.people.every((person) => senders.has(person)),
    );
    for (const row of [...own, ...others.slice(0, MOST_ALIKE)]) yield* this.#standing(row, to);
  }

  async *#standing(
    { conversation, business }: { readonly conversation: number; readonly business: string },
    to: number,
  ): AsyncGenerator<readonly ExactMessage[], void, void> {
    const [taking = []] = await this.#reader.people.participantsOf([conversation]);
    const names = new Map(taking.map(({ person }) => [person.no, person.name]));
    names.set(0, business);
    let before: MessagePosition | undefined = { created: to, tie: 0 };
    while (before) {
      const rows = await this.#reader.messages.older(conversation, before, AT_ONCE);
      yield rows
        .filter(({ flags, extra }) => (flags & FLAGS.deleted) === 0 && extra?.within === undefined)
        .map(({ created, sender, text }) => ({
          ...{ created, text },
          sender: sender === null ? '' : (names.get(sender) ?? ''),
        }));
      before = rows.length < AT_ONCE ? undefined : rows.at(-1);
    }
  }
}
