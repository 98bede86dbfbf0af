import { posix } from 'node:path';
import { madeAt } from '../../base/made-at.ts';
import type { Remark } from '../report.ts';
import type { TreeFile } from '../tree/file.ts';

/** Names of a thread's files, which are numbered from 1 (wire.md 14.3). */
const NUMBERED = /^message_(\d{1,6})\.(json|html)$/;

/** The same but for the first. */
const LATER = /(?:^|\/)message_(?!1\.)\d{1,6}\.(?:json|html)$/;

/** More names of files than this are counted, not told. */
const MOST_TOLD = 3;

/** Files of threads that are not there though ones with higher numbers are, by folder. */
export function gapsIn(files: readonly TreeFile[]): Remark[] {
  const folders = new Map<string, Numbered>();
  // Of nearly all threads there is one file: those are not looked at.
  const more = new Set<string>();
  for (const { path } of files) if (LATER.test(path)) more.add(posix.dirname(path));
  if (more.size === 0) return [];
  for (const { path, shown } of files) {
    const [, number, ending = ''] = NUMBERED.exec(posix.basename(path)) ?? [];
    if (number === undefined) continue;
    const folder = posix.dirname(path);
    if (!more.has(folder)) continue;
    const numbers = () => ({ shown, ending, numbers: new Set<number>() });
    madeAt(folders, folder, numbers).numbers.add(Number(number));
  }
  return [...folders.values()].flatMap(gapOf);
}

interface Numbered {
  /** One of the folder's files, for people. */
  readonly shown: string;
  readonly ending: string;
  readonly numbers: Set<number>;
}

function gapOf({ shown, ending, numbers }: Numbered): Remark[] {
  const last = Math.max(...numbers);
  if (numbers.size === last) return [];
  const lacking = Array.from({ length: last }, (_, i) => i + 1).filter((n) => !numbers.has(n));
  const told = lacking.slice(0, MOST_TOLD).map((number) => `message_${number}.${ending}`);
  const more = lacking.length > MOST_TOLD ? ` and ${lacking.length - MOST_TOLD} more` : '';
  const [is, it] = lacking.length === 1 ? ['is', 'it'] : ['are', 'they'];
  const reason = `${told.join(', ')}${more} ${is} not beside it: ${is} ${it} in a part of the download that was not given?`;
  return [{ file: shown, reason }];
}
