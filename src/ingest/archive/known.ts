import { breather } from '../../base/breather.ts';
import { BEGUN, type ImportedFile } from '../../store/page/imports.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import { letUnreadable } from '../tree/read.ts';
import type { Facts } from './facts.ts';
import type { Place } from './places.ts';
import { hashOf, type OnBytes } from './read.ts';

/** How a file came in before: once for each thread and business that it was imported with. */
export type KnownFile = Pick<ImportedFile, 'thread' | 'platform' | 'business' | 'media' | 'source'>;

/** Whether all of a file came in, and not only what an import wrote of it before it was broken off. */
export const isIn = ({ known }: { readonly known: readonly KnownFile[] }): boolean =>
  known.some(({ media }) => media !== BEGUN);

/** A file whose bytes came in before, or some of them. */
export interface Known {
  readonly hash: string;
  readonly known: readonly KnownFile[];
  readonly facts: Facts;
}

/**
 * Finds those of some files that came in before, by their bytes alone; they are not parsed. What
 * cannot be read is not among them. All are hashed before any is looked up: in turns, the two take
 * a third longer, since each finds the processor's caches full of the other.
 */
export async function knownFiles(
  places: readonly Place[],
  reader: PageStore,
  onBytes: OnBytes,
): Promise<Map<Place, Known>> {
  const breathe = breather();
  const hashes: (string | undefined)[] = [];
  for (const { file } of places) {
    await breathe();
    hashes.push(await hashOf(file, onBytes).catch(letUnreadable));
  }
  const found = new Map<Place, Known>();
  // Many threads may hold the same bytes, each then with the rows of all.
  const byHash = new Map<string, Omit<Known, 'hash'> | undefined>();
  for (const [i, place] of places.entries()) {
    const hash = hashes[i];
    if (hash === undefined) continue;
    if (!byHash.has(hash)) byHash.set(hash, await knownBy(reader, hash));
    const known = byHash.get(hash);
    if (known) found.set(place, { hash, ...known });
  }
  return found;
}

async function knownBy(reader: PageStore, hash: string): Promise<Omit<Known, 'hash'> | undefined> {
  const rows = await reader.imports.files(hash);
  const [first] = rows;
  if (!first) return undefined;
  const known = rows.map(({ thread, platform, business, media, source }) => ({
    ...{ thread, platform, business, media, source },
  }));
  return { known, facts: JSON.parse(first.facts) as Facts };
}
