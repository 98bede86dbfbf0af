import { ImportRefused } from '../../refused.ts';
import type { Remark } from '../../report.ts';
import type { TreeFile } from '../../tree/file.ts';
import { Unreadable } from '../../tree/read.ts';
import { Tree } from '../../tree/tree.ts';
import { type DateHints, type Decision, type Doubt, decide } from './dates/decide.ts';
import { DateEvidence } from './dates/evidence.ts';
import { DateReader } from './dates/reader.ts';
import { machineZone, Zone } from './dates/zone.ts';
import { isPage, type PageHints } from './is-page.ts';
import { JsonView, type ThreadSource } from './json-view.ts';
import { Page, type PrintedMessage } from './read-page.ts';
import { PageTimes } from './times.ts';

/** Pages of one download, which are in one language. */
interface Group {
  readonly evidence: DateEvidence;
  readonly pages: TreeFile[];
}

/**
 * A tree in which pages of messages are files of JSON. Pages of a layout that is not known stay as
 * they are.
 * @throws ImportRefused when it is not clear how their dates are read
 */
export async function withPages(tree: Tree, hints: PageHints): Promise<Tree> {
  const problems: Remark[] = [...tree.problems];
  const groups = new Map<string, Group>();
  for (const file of tree.files) {
    if (!isPage(file.path)) continue;
    const evidence = new DateEvidence();
    const group = groups.get(rootOf(file)) ?? { evidence, pages: [] };
    groups.set(rootOf(file), group);
    if (await lookAt(file, group.evidence, problems)) group.pages.push(file);
  }
  const views = new Map<TreeFile, JsonView>();
  for (const group of groups.values()) {
    if (group.pages.length === 0) continue;
    const decision = decisionOf(group, hints);
    const zone = new Zone(hints.timeZone ?? machineZone());
    const how = {
      times: new PageTimes(new DateReader(decision.readings), zone),
      locales: decision.locales,
    };
    for (const page of group.pages) views.set(page, new JsonView(page, () => threadOf(page), how));
  }
  if (views.size === 0) return tree;
  const files = tree.files.map((file) => views.get(file) ?? file);
  return new Tree([{ files, problems, close: () => tree.close() }]);
}

/** What lies above the messages of a download, with the folder or zip that was given. */
const rootOf = ({ shown }: TreeFile): string =>
  /^(.*?)(?:messages\/|[^/]*$)/.exec(shown)?.[1] ?? '';

/** Takes in the dates of a page; whether it is one of messages. */
async function lookAt(
  file: TreeFile,
  evidence: DateEvidence,
  problems: Remark[],
): Promise<boolean> {
  const page = new Page(file);
  try {
    for await (const items of page.items()) {
      for (const item of items) if ('when' in item && item.when !== '') evidence.add(item.when);
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    problems.push({ file: file.shown, reason: error.message });
    return false;
  }
  evidence.endPage();
  const { layout, language } = page.about;
  if (layout && language) evidence.languages.add(language);
  return layout !== undefined && layout.name !== 'messages.htm';
}

function decisionOf({ evidence }: Group, hints: PageHints): Decision {
  const dates: DateHints = { order: hints.dateOrder, language: hints.dateLanguage };
  const found = decide(evidence, dates);
  if ('readings' in found) return found;
  throw new ImportRefused(question(found));
}

function question({ about, example, answers }: Doubt): string {
  const flag = about === 'order' ? '--date-order' : '--date-language';
  const what =
    about === 'order'
      ? 'which of its numbers is the day'
      : 'which language it is in, and so which month it means';
  const ways = answers.map((answer) => `${flag} ${answer}`);
  return `The page has the date "${example}", and it does not show ${what}: say it, with ${ways.join(' or ')}.`;
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
