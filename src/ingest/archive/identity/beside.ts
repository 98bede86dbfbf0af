import { hash } from 'node:crypto';
import { madeAt } from '../../../base/made-at.ts';
import type { SurveyedFile } from '../survey.ts';
import { downloadOf, type Thread } from '../threads.ts';
import { keysOf } from './candidates.ts';
import type { Source } from './source.ts';

/**
 * Tells for each thread of an archive in which downloads it stands beside another that it would be
 * compared with (candidates.ts): those two are two. A download is known by what it holds, so that it
 * is the same one wherever it lies next time.
 * @param sources the threads' own, in their order
 */
export function besideOf(threads: readonly Thread[], sources: readonly Source[]): string[][] {
  const crowded = new Map<number, Set<string>>();
  const note = (i: number, place: string): void => {
    madeAt(crowded, i, () => new Set()).add(place);
  };
  // The first of a download's threads with each key.
  const firsts = new Map<string, Map<string, number>>();
  for (const [i, thread] of threads.entries()) {
    const keys = [...keysOf(sources[i] as Source)];
    for (const place of placesOf(thread)) {
      const there = madeAt(firsts, place, () => new Map());
      for (const key of keys) {
        const other = there.get(key);
        if (other === undefined) there.set(key, i);
        else for (const one of [i, other]) note(one, place);
      }
    }
  }
  if (crowded.size === 0) return threads.map(() => NONE);
  const downloads = downloadsOf(threads);
  return threads.map((_, i) =>
    [...(crowded.get(i) ?? NONE)].map((place) => downloads.get(place) ?? '').sort(),
  );
}

const NONE: string[] = [];

/** Threads of Facebook groups lie apart, where one of the inbox may lie too. */
const GROUPS = /group/;

/** Where its files lie: each folder or zip that was given, and the root within it. */
const placesOf = (thread: Thread): Set<string> =>
  new Set(thread.files.map((file) => placeOf(thread, file)));

const placeOf = ({ form }: Thread, file: SurveyedFile): string =>
  `${GROUPS.test(file.section) ? 'groups' : form}/${downloadOf(file)}`;

function downloadsOf(threads: readonly Thread[]): Map<string, string> {
  const contents = new Map<string, string[]>();
  for (const thread of threads) {
    for (const file of thread.files) {
      madeAt(contents, placeOf(thread, file), () => []).push(`${thread.name}/${file.hash}`);
    }
  }
  const named = [...contents].map(([place, files]) => {
    const text = JSON.stringify([place.split('/', 1), ...files.sort()]);
    return [place, hash('sha256', text, 'base64url').slice(0, 12)] as const;
  });
  return new Map(named);
}
