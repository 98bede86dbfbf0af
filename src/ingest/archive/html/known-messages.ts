import { FLAGS, type MessagePosition } from '../../../store/page/message.ts';
import type { PageStore } from '../../../store/page/page-store.ts';
import { Unreadable } from '../../tree/read.ts';
import type { Tree } from '../../tree/tree.ts';
import { findPlaces, type Place } from '../places.ts';
import { messagesOf } from '../read.ts';

/** A message whose time is known to the millisecond. */
export interface ExactMessage {
  readonly created: number;
  readonly sender: string;
  readonly text: string;
}

/** Messages that are read of the store at once. */
const AT_ONCE = 1000;

/** Finds messages of threads that come, or came, in JSON: by them the zone of a page is known. */
export class KnownMessages {
  readonly #reader: PageStore;
  readonly #places: ReadonlyMap<string, readonly Place[]>;
  #rows: ReturnType<PageStore['imports']['threads']> | undefined;

  constructor(reader: PageStore, tree: Tree) {
    this.#reader = reader;
    this.#places = Map.groupBy(findPlaces(tree).json, ({ thread }) => thread);
  }

  /**
   * Those of a thread, newest first or not.
   * @param path of its page
   * @param to epoch milliseconds: nothing newer is asked for
   */
  async *of(path: string, to: number): AsyncGenerator<readonly ExactMessage[], void, void> {
    const name = path.split('/').at(-2) ?? '';
    for (const { file } of this.#places.get(name) ?? []) {
      try {
        for await (const messages of messagesOf(file, () => undefined)) {
          yield messages.filter(({ unsent, within }) => !unsent && within === undefined);
        }
      } catch (error) {
        // It is told of when it is looked at for itself.
        if (!(error instanceof Unreadable)) throw error;
      }
    }
    this.#rows ??= this.#reader.imports.threads();
    for (const row of await this.#rows) {
      if (row.name === name && row.form === 'dyi') yield* this.#standing(row, to);
    }
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
