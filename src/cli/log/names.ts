import { INBOX_NAMES } from '../../admin/apps.ts';
import type { TimelineRow } from '../../journal/timeline/row.ts';
import type { Store } from '../../store/store.ts';
import type { NamesOfIds } from '../row-lines.ts';

/** Names that are remembered; then it is begun anew. */
const MOST = 10_000;

/** What the ids in rows are called, as the store has it: looked up once, for as long as they are shown. */
export class Names implements NamesOfIds {
  readonly #store: Store;
  readonly #names = new Map<string, string>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Looks up what rows need. */
  async learn(rows: readonly TimelineRow[]): Promise<void> {
    if (this.#names.size > MOST) this.#names.clear();
    const { directory } = this.#store;
    for (const { app, page, person } of rows) {
      if (app !== undefined) await this.#name(`app ${app}`, () => directory.apps.byId(app));
      if (page === undefined) continue;
      await this.#name(`page ${page}`, () => directory.pages.byId(page));
      if (person === undefined) continue;
      await this.#name(`person ${person}`, async () => {
        const row = await directory.pages.byId(page);
        return row && this.#store.page(row.no).people.byId(person);
      });
    }
  }

  async #name(key: string, find: () => Promise<{ name: string } | undefined> | unknown) {
    if (this.#names.has(key)) return;
    const found = (await find()) as { readonly name: string } | undefined;
    if (found) this.#names.set(key, found.name);
  }

  app = (id: string): string => this.#names.get(`app ${id}`) ?? INBOX_NAMES.get(id) ?? `app ${id}`;
  page = (id: string): string => this.#names.get(`page ${id}`) ?? id;
  person = (id: string): string => this.#names.get(`person ${id}`) ?? id;
}
