import type { Random } from '../../../src/base/random.ts';
import type { Change } from './bytes.ts';

/** What a power cut may leave of what no sync covered, from nothing to everything. */
export const WAYS = ['synced', 'all', 'sectors', 'first lost', 'last lost'] as const;
export type Way = (typeof WAYS)[number];

/** What a disk writes as one. */
const SECTOR = 512;

/** Chooses of the unsynced changes of one file, or names of one folder, those that are kept, in order. */
export type Choice = <T>(unsynced: readonly T[], split?: (one: T) => readonly T[]) => readonly T[];

/** How one rebuild chooses. */
export function choiceOf(way: Way, random: Random): Choice {
  // Nearly nothing reached the disk, half of it, or nearly everything.
  const share = [0.1, 0.5, 0.9][Math.floor(random.next() * 3)] ?? 0.5;
  // One in half of all cases: what follows it is then kept whole.
  const some = (of: number): number =>
    random.next() < 0.5 ? Math.min(1, of) : Math.ceil(random.next() * of);
  switch (way) {
    case 'synced':
      return () => [];
    case 'all':
      return (unsynced) => unsynced;
    case 'sectors':
      return (unsynced, split) =>
        unsynced.flatMap((one) => split?.(one) ?? [one]).filter(() => random.next() < share);
    case 'first lost':
      return (unsynced) => unsynced.slice(some(unsynced.length));
    case 'last lost':
      return (unsynced) => unsynced.slice(0, unsynced.length - some(unsynced.length));
  }
}

/** A write as what a disk writes each as one; what sets a size is one anyway. */
export function sectorsOf(change: Change): readonly Change[] {
  if ('size' in change) return [change];
  const { at, bytes } = change;
  const sectors: Change[] = [];
  for (let from = at; from < at + bytes.length; ) {
    const to = Math.min(from - (from % SECTOR) + SECTOR, at + bytes.length);
    sectors.push({ at: from, bytes: bytes.subarray(from - at, to - at) });
    from = to;
  }
  return sectors;
}
