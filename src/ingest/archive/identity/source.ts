import type { ImportedThread } from '../../../store/page/imports.ts';
import type { Platform } from '../../../store/page/platform.ts';
import { CUTOVER } from '../places.ts';
import { listedIn, type Thread } from '../threads.ts';
import { type Mark, markOf } from './mark.ts';
import { sortedPeople } from './people.ts';

/** A thread of a download, by what tells which others it belongs to. */
export interface Source {
  readonly platform: Platform;
  readonly name: string;
  /** Undefined in the encrypted download, which numbers its threads anew each time. */
  readonly mark: Mark | undefined;
  /** Whether it went on in, or is of, the encrypted download. */
  readonly side: 'cutover' | 'encrypted' | undefined;
  /** Names of all who take part but the business, sorted. */
  readonly people: readonly string[];
  /** The same as one text. */
  readonly crowd: string;
  /** Times of the oldest and the newest message, in epoch milliseconds; 0 without any. */
  readonly first: number;
  readonly last: number;
  readonly messages: number;
  /** Downloads in which it stood beside a thread that is like it, and is another. */
  readonly beside: readonly string[];
  /** Those of one number are one for certain; undefined for one that is not in yet. */
  readonly strand: number | undefined;
}

export function sourceOfRow(row: ImportedThread): Source {
  const { platform, form, name, section, people, first, last, messages, beside, strand } = row;
  return {
    ...{ platform, name, people, first, last, messages, beside, strand },
    crowd: JSON.stringify(people),
    ...kindOf(form === 'e2ee', section === CUTOVER, name),
  };
}

/** @param row as it came in before, if it did */
export function sourceOfThread(
  { platform, form, name, files, isCutover, people }: Thread,
  { business, row }: { readonly business: string; readonly row: ImportedThread | undefined },
): Source {
  let [first, last, messages] = [row?.first ?? 0, row?.last ?? 0, 0];
  for (const { facts } of files) {
    if (facts.first > 0 && (first === 0 || facts.first < first)) first = facts.first;
    last = Math.max(last, facts.last);
    messages += facts.messages;
  }
  // Senders who are not listed come and go with the files that a download is cut into.
  const listed = listedIn(files);
  const taking = sortedPeople(row ? [...listed, ...row.people] : listed, business);
  const others = taking.length > 0 ? taking : sortedPeople(people, business);
  return {
    ...{ platform, name, first, last, beside: row?.beside ?? [], strand: row?.strand },
    people: others,
    crowd: JSON.stringify(others),
    messages: Math.max(messages, row?.messages ?? 0),
    ...kindOf(form === 'e2ee', isCutover || row?.section === CUTOVER, name),
  };
}

const kindOf = (isEncrypted: boolean, isCutover: boolean, name: string) => ({
  mark: isEncrypted ? undefined : markOf(name),
  side: isEncrypted ? ('encrypted' as const) : isCutover ? ('cutover' as const) : undefined,
});
