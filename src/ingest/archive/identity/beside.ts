import { hash } from 'node:crypto';
import { minuteOf } from '../same/minute.ts';
import type { SurveyedFile } from '../survey.ts';
import { downloadOf, type Thread } from '../threads.ts';
import type { Source } from './source.ts';

/**
 * Tells for each thread of an archive in which downloads it stands beside another that is like it, by
 * people, number or minute of the first message: those two are two. A download is known by what it holds, so that it
 * is the same one wherever it lies next time.
 * @param sources the threads' own, in their order
 */
export function besideOf(threads: readonly Thread[], sources: readonly Source[]): string[][] {
  const crowded = new Map<number, Set<string>>();
  const note = (i: number, place: string): void => {
    crowded.set(i, (crowded.get(i) ?? new Set<string>()).add(place));
  };
  const likes = new Map<string, Likes>();
  for (const [i, thread] of threads.entries()) {
    const { crowd, mark, first } = sources[i] as Source;
    for (const place of placesOf(thread)) {
      const there = likes.get(place) ?? { crowds: new Map(), marks: new Map(), firsts: new Map() };
      likes.set(place, there);
      for (const other of [
        met(there.crowds, crowd, i),
        mark && met(there.marks, mark.text, i),
        first > 0 ? met(there.firsts, minuteOf(first), i) : undefined,
      ]) {
        if (other === undefined) continue;
        note(i, place);
        note(other, place);
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

/** The first of a download's threads that are alike, by what makes them candidates (candidates.ts). */
interface Likes {
  readonly crowds: Map<string, number>;
  readonly marks: Map<string, number>;
  readonly firsts: Map<number, number>;
}

/** One that was there before with the same, if there is any. */
function met<K>(seen: Map<K, number>, key: K, place: number): number | undefined {
  const known = seen.get(key);
  if (known === undefined) seen.set(key, place);
  return known;
}

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
      const place = placeOf(thread, file);
      const known = contents.get(place);
      const text = `${thread.name}/${file.hash}`;
      if (known) known.push(text);
      else contents.set(place, [text]);
    }
  }
  const named = [...contents].map(([place, files]) => {
    const text = JSON.stringify([place.split('/', 1), ...files.sort()]);
    return [place, hash('sha256', text, 'base64url').slice(0, 12)] as const;
  });
  return new Map(named);
}
