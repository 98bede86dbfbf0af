import type { Awaitable } from '../../base/awaitable.ts';
import type { RowOf } from '../codec.ts';
import { PageReads } from '../reads.ts';
import { find, put } from '../rows.ts';
import { SEEDED } from './tables.ts';

/** A thing that came from a seed file. */
export type SeededThing = RowOf<typeof SEEDED>;

const one = find(SEEDED, ['page', 'kind', 'id']);
const putOne = put(SEEDED, ['page', 'kind', 'id']);

/** What of a Page, or of what stands above the Pages (0), came from seed files. */
export class SeededThings extends PageReads {
  one(kind: SeededThing['kind'], id: string): Awaitable<SeededThing | undefined> {
    return this.connection.one(one, { page: this.page, kind, id });
  }
}

/** Changes it. */
export class SeededWriter extends SeededThings {
  /** Remembers a thing, or what it has grown to. */
  async put(thing: SeededThing): Promise<void> {
    await this.connection.run(putOne, { page: this.page, ...thing });
  }
}
