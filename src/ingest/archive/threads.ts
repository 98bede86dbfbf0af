import { compareTexts } from '../../base/compare-texts.ts';
import { madeAt } from '../../base/made-at.ts';
import type { Platform } from '../../store/page/platform.ts';
import type { ArchiveForm } from '../../store/page/tables.ts';
import { relationOf } from './identity/people.ts';
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

/** Threads of one platform, with the name that stands for the business there. */
export interface PlatformThreads {
  readonly threads: readonly Thread[];
  readonly platform: Platform;
  readonly business: string;
}

/**
 * Puts files together to threads, in an order that does not depend on that of the files.
 * @param platform overrides what the archive tells
 */
export function threadsOf({ files, platforms }: Survey, platform: Platform | undefined): Thread[] {
  const groups = new Map<string, Group>();
  for (const file of files) {
    const { form } = file.facts;
    const of = platform ?? platforms.of({ ...file, isEncrypted: form === 'e2ee' });
    const key = { platform: of, form, name: file.thread };
    madeAt(groups, JSON.stringify(Object.values(key)), () => ({ key, files: [] })).files.push(file);
  }
  return [...groups.values()].flatMap(apart).map(threadOf).sort(byKey);
}

/** Files of a thread, in no order. */
interface Group {
  readonly key: Pick<Thread, 'platform' | 'form' | 'name'>;
  readonly files: SurveyedFile[];
}

/** Where a file's download lies: the folder or zip that was given, and the root within it. */
export const downloadOf = ({ file, root }: SurveyedFile): string => `${file.source}\n${root}`;

/**
 * Takes files of one name apart that are not of one thread. The encrypted download numbers its
 * threads anew each time; in the ordinary one the same name has the same people, or most of a
 * group's, in every download.
 */
function apart({ key, files }: Group): Group[] {
  const downloads = [...Map.groupBy(files, downloadOf).values()];
  if (downloads.length < 2) return [{ key, files }];
  if (key.form === 'e2ee') return downloads.map((some) => ({ key, files: some }));
  const found: { readonly key: Group['key']; files: SurveyedFile[]; people: string[] }[] = [];
  for (const some of downloads) {
    const people = listedIn(some).sort();
    const same = found.find((one) => ONE.has(relationOf(one.people, people)));
    if (!same) found.push({ key, files: some, people });
    else {
      same.files.push(...some);
      same.people = listedIn(same.files).sort();
    }
  }
  return found;
}

const ONE: ReadonlySet<string> = new Set(['same', 'overlap']);

/** Names of those who are said to take part; of all who have sent something where nobody is. */
export function listedIn(files: readonly SurveyedFile[]): string[] {
  const listed = files.flatMap(({ facts }) => facts.participants);
  return listed.length > 0 ? [...new Set(listed)] : peopleOf(files);
}

const peopleOf = (files: readonly SurveyedFile[]): string[] => [
  ...new Set(files.flatMap(({ facts }) => [...facts.participants, ...facts.senders])),
];

function threadOf({ key, files: group }: Group): Thread {
  const files = group.sort(byTime);
  const newest = files.at(-1) as SurveyedFile;
  return {
    ...key,
    files,
    section: newest.section,
    title: newest.facts.title,
    people: peopleOf(files),
    isCutover: files.some(({ section }) => section === CUTOVER),
  };
}

/** Ordinary downloads first: an encrypted thread joins the ordinary one that it goes on from. */
function byKey(a: Thread, b: Thread): number {
  return (
    compareTexts(a.platform, b.platform) ||
    compareTexts(a.form, b.form) ||
    compareTexts(a.name, b.name) ||
    compareTexts(a.files[0]?.hash ?? '', b.files[0]?.hash ?? '')
  );
}

function byTime(a: SurveyedFile, b: SurveyedFile): number {
  return (
    a.facts.last - b.facts.last ||
    a.facts.first - b.facts.first ||
    b.number - a.number ||
    compareTexts(a.section, b.section) ||
    compareTexts(a.hash, b.hash)
  );
}
