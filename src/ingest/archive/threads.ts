import type { ArchiveForm, ThreadKey } from '../../store/page/imports.ts';
import type { Platform } from '../../store/page/platform.ts';
import { CUTOVER } from './places.ts';
import type { Survey, SurveyedFile } from './survey.ts';

/** A thread of an archive with all of its files. */
export interface Thread {
  readonly platform: Platform;
  readonly form: ArchiveForm;
  /** What it is known by: the last part of its path. */
  readonly name: string;
  /** Folder it lies in; that of its newest message where there are several. */
  readonly section: string;
  readonly title: string;
  /** Oldest messages first. */
  readonly files: readonly SurveyedFile[];
  /** Names of all who take part or have sent something, in order of the files. */
  readonly people: readonly string[];
  /** Whether it is, or was, end-to-end-encrypted in the form of the ordinary download. */
  readonly isCutover: boolean;
}

/**
 * Puts files together to threads, in an order that does not depend on that of the files.
 * @param platform overrides what the archive tells
 */
export function threadsOf({ files, platforms }: Survey, platform: Platform | undefined): Thread[] {
  const groups = new Map<string, Group>();
  for (const file of files) {
    const { form } = file.facts;
    const isEncrypted = form === 'e2ee';
    const key = {
      platform: platform ?? platforms.of({ ...file, isEncrypted }),
      form,
      name: file.thread,
    };
    // Neither a platform nor a form has a slash in it.
    const text = `${key.platform}/${key.form}/${key.name}`;
    const group = groups.get(text);
    if (group) group.files.push(file);
    else groups.set(text, { key, files: [file] });
  }
  return [...groups.values()].map(threadOf).sort(byKey);
}

/** Files of a thread, in no order. */
interface Group {
  readonly key: ThreadKey;
  readonly files: SurveyedFile[];
}

function threadOf({ key, files: group }: Group): Thread {
  const files = group.sort(byTime);
  const newest = files.at(-1) as SurveyedFile;
  return {
    ...key,
    files,
    section: newest.section,
    title: newest.facts.title,
    people: [...new Set(files.flatMap(({ facts }) => [...facts.participants, ...facts.senders]))],
    isCutover: files.some(({ section }) => section === CUTOVER),
  };
}

/** Ordinary downloads first: an encrypted thread joins the ordinary one that it goes on from. */
function byKey(a: Thread, b: Thread): number {
  return compare(a.platform, b.platform) || compare(a.form, b.form) || compare(a.name, b.name);
}

function byTime(a: SurveyedFile, b: SurveyedFile): number {
  return (
    a.facts.last - b.facts.last ||
    a.facts.first - b.facts.first ||
    b.number - a.number ||
    compare(a.section, b.section) ||
    compare(a.hash, b.hash)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
