import { madeAt } from '../../../base/made-at.ts';
import type { PageStore } from '../../../store/page/page-store.ts';
import { ImportRefused } from '../../refused.ts';
import type { ImportTally, PagesReport, Remark } from '../../report.ts';
import type { TreeFile } from '../../tree/file.ts';
import { Unreadable } from '../../tree/read.ts';
import { Tree } from '../../tree/tree.ts';
import type { OnBytes } from '../read.ts';
import { type ZoneSample, zoneOfSamples } from './choose-zone.ts';
import { type DateDecision, type DateHints, type Doubt, decide } from './dates/decide.ts';
import { DateEvidence } from './dates/evidence.ts';
import { DateReader } from './dates/reader.ts';
import { machineZone, Zone } from './dates/zone.ts';
import { isPage, type PageHints } from './is-page.ts';
import { jsonView, type ThreadSource, type ViewOfPages } from './json-view.ts';
import { KnownMessages } from './known-messages.ts';
import type { PageThread } from './page-parser.ts';
import { Page, type PrintedMessage } from './read-page.ts';
import { Spool } from './spool.ts';
import { timeOfPages } from './times.ts';
import { samplesOfPage, samplesOfStamps } from './zone-samples.ts';

/** Pages of one download, which are in one language. */
interface Group {
  readonly evidence: DateEvidence;
  readonly pages: TreeFile[];
  /** Times with what is printed for them. */
  readonly stamps: { readonly stamp: string; readonly when: string }[];
  /** Pages that hold many threads each. */
  readonly whole: { readonly page: TreeFile; readonly spool: Spool; readonly owner: string }[];
}

/** What reading pages works with. */
export interface PageWork {
  readonly tally: ImportTally;
  readonly store: PageStore;
  /** Told how many more bytes of pages were looked through. */
  readonly onBytes: OnBytes;
}

/**
 * A tree in which pages of messages are files of JSON. Pages of a layout that is not known stay as
 * they are. The given tree is closed with it.
 * @throws ImportRefused when it is not clear how their dates are read
 */
export async function withPages(
  tree: Tree,
  hints: PageHints,
  { tally, store, onBytes }: PageWork,
): Promise<Tree> {
  const problems: Remark[] = [...tree.problems];
  const groups = new Map<string, Group>();
  const close = (): void => {
    for (const { whole } of groups.values()) for (const { spool } of whole) spool.remove();
  };
  try {
    for (const file of tree.files) {
      if (!isPage(file.path)) continue;
      const root = rootOf(file);
      const fresh = () => ({ evidence: new DateEvidence(), pages: [], stamps: [], whole: [] });
      await lookAt(file, madeAt(groups, root, fresh), { problems, onBytes });
    }
    const views = new Map<TreeFile, readonly TreeFile[]>();
    const known = new KnownMessages(store, tree);
    for (const [root, group] of groups) {
      if (group.pages.length + group.whole.length === 0) continue;
      const { readings, locales } = decisionOf(root, group, hints);
      const reader = new DateReader(readings);
      const { zone, because } = await zoneOf(group, hints, { reader, known });
      tally.pages.push({ folder: root, time_zone: zone.name, because });
      viewsOf(group, { timeOf: timeOfPages(reader, zone), locales }, views);
    }
    const files = tree.files.flatMap((file): readonly TreeFile[] => views.get(file) ?? [file]);
    const made = new Tree([{ files, problems, close: () => tree.close() }]);
    made.onClose(async () => close());
    return made;
  } catch (error) {
    close();
    throw error;
  }
}

/** Makes files of JSON of the pages of a download. */
function viewsOf(
  { pages, whole }: Group,
  how: ViewOfPages,
  views: Map<TreeFile, readonly TreeFile[]>,
): void {
  for (const page of pages) views.set(page, [jsonView(page, () => threadOf(page), how)]);
  for (const { page, spool, owner } of whole) {
    const threads = [...spool.threads(page, owner)];
    const made = threads.map(({ file, open }) => jsonView(file, open, how));
    views.set(page, made);
  }
}

/** Pages whose messages are looked for in JSON. */
const MOST_COMPARED = 10;
/** So many messages in common are enough. */
const ENOUGH = 50;

/** The zone by which the clocks of a download went, and what tells. */
async function zoneOf(
  { evidence, pages, stamps }: Group,
  { timeZone }: PageHints,
  { reader, known }: { readonly reader: DateReader; readonly known: KnownMessages },
): Promise<{ zone: Zone; because: PagesReport['because'] }> {
  const names = [...(timeZone === undefined ? [] : [timeZone]), machineZone()];
  const otherwise = new Zone(names[0] as string);
  if (evidence.count > 0 && evidence.zoned === evidence.count) {
    return { zone: otherwise, because: 'dates' };
  }
  const likely = names.map((name) => new Zone(name));
  const stamped = zoneOfSamples(samplesOfStamps(stamps, reader), likely);
  if (stamped) return { zone: stamped, because: 'page' };
  const samples: ZoneSample[] = [];
  for (const page of pages.toSorted((a, b) => b.size - a.size).slice(0, MOST_COMPARED)) {
    if (samples.length < ENOUGH) samples.push(...(await samplesOfPage(page, reader, known)));
  }
  const shared = zoneOfSamples(samples, likely);
  // Two messages of one text may be by chance as far apart as a zone is from another.
  const isSure = shared && (samples.length > 1 || likely.includes(shared));
  if (isSure) return { zone: shared, because: 'json' };
  return { zone: otherwise, because: timeZone === undefined ? 'machine' : 'given' };
}

/** What lies above the messages of a download, with the folder or zip that was given. */
const rootOf = ({ shown }: TreeFile): string =>
  /^(.*?)(?:messages\/|[^/]*$)/.exec(shown)?.[1] ?? '';

/** Takes in a page with its dates, if it is one of messages. */
async function lookAt(
  file: TreeFile,
  group: Group,
  { problems, onBytes }: { readonly problems: Remark[]; readonly onBytes: OnBytes },
): Promise<void> {
  const { evidence } = group;
  const page = new Page(file, true, onBytes);
  try {
    for await (const items of page.items()) {
      if (isOldest(page)) break;
      take(items, group);
    }
    group.stamps.push(...page.about.stamps);
    if (isOldest(page)) await spoolOf(file, group, onBytes);
    else if (page.about.layout) group.pages.push(file);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    problems.push({ file: file.shown, reason: error.message });
  }
  evidence.endPage();
  const { layout, language } = page.about;
  if (layout && language) evidence.languages.add(language);
}

const isOldest = ({ about }: Page): boolean => about.layout?.name === 'messages.htm';

function take(items: readonly (PrintedMessage | PageThread)[], group: Group): void {
  for (const item of items) {
    if (!('when' in item) || item.when === '') continue;
    const { when, stamp } = item;
    group.evidence.add(when);
    if (stamp !== undefined && group.stamps.length < ENOUGH) group.stamps.push({ stamp, when });
  }
}

/** Takes a page apart that holds many threads. */
async function spoolOf(file: TreeFile, group: Group, onBytes: OnBytes): Promise<void> {
  const spool = new Spool();
  try {
    const page = new Page(file, false, onBytes);
    for await (const items of page.items()) {
      for (const item of items) {
        if ('people' in item) spool.begin(item.people);
        else spool.add(item);
      }
      take(items, group);
    }
    group.whole.push({ page: file, spool, owner: page.about.owner });
  } catch (error) {
    spool.remove();
    throw error;
  }
}

function decisionOf(root: string, { evidence }: Group, hints: PageHints): DateDecision {
  const dates: DateHints = { order: hints.dateOrder, language: hints.dateLanguage };
  const found = decide(evidence, dates);
  if ('readings' in found) return found;
  throw new ImportRefused(question(root, found));
}

function question(root: string, { about, example, answers }: Doubt): string {
  const flag = about === 'order' ? '--date-order' : '--date-language';
  const what =
    about === 'order'
      ? 'which of its numbers is the day'
      : 'which language it is in, and so which month it means';
  const ways = answers.map((answer) => `${flag} ${answer}`);
  return `The HTML in ${root || 'the download'} has the date "${example}", and it does not show ${what}: say it, with ${ways.join(' or ')}.`;
}

function threadOf(file: TreeFile): ThreadSource {
  const page = new Page(file);
  return {
    async *messages() {
      for await (const items of page.items()) {
        yield items.filter((item): item is PrintedMessage => 'when' in item);
      }
    },
    about: () => ({ ...page.about, people: [] }),
  };
}
