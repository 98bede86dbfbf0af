import { dayOf } from '../../base/day.ts';
import { escaped } from '../../base/html.ts';
import type { PageRow } from '../../store/directory.ts';
import { FOLDERS, type Folder, PLATFORMS, type Platform } from '../../store/page/platform.ts';
import type { TargetFile } from '../target/target-file.ts';
import { pageHead, TAIL } from './style.ts';

/** A conversation in the list of all. */
export interface IndexEntry {
  readonly platform: Platform;
  readonly folder: Folder;
  readonly title: string;
  readonly path: string;
  readonly messages: number;
  /** Epoch milliseconds of its newest message that was written; 0 without any. */
  readonly newest: number;
}

const PLATFORM_NAMES: Readonly<Record<Platform, string>> = {
  MESSENGER: 'Messenger',
  INSTAGRAM: 'Instagram',
};
const FOLDER_NAMES: Readonly<Record<Folder, string>> = {
  inbox: 'Inbox',
  other: 'Message requests',
  page_done: 'Archived',
  spam: 'Filtered',
};

/** Writes the page that leads to the conversations: newest first in each folder. */
export async function writeIndex(
  file: TargetFile,
  page: PageRow,
  listed: readonly IndexEntry[],
): Promise<void> {
  const title = escaped(page.name);
  await file.write(`${pageHead(title)}<h1><bdi>${title}</bdi></h1>\n`);
  const messages = listed.reduce((sum, one) => sum + one.messages, 0);
  await file.write(
    `<p class="about">${count(listed.length, 'conversation')}, ${count(messages, 'message')}. Times are UTC.</p>\n`,
  );
  for (const platform of PLATFORMS) {
    for (const folder of FOLDERS) {
      const some = listed.filter((one) => one.platform === platform && one.folder === folder);
      if (some.length === 0) continue;
      some.sort((a, b) => b.newest - a.newest || (a.path < b.path ? -1 : 1));
      await file.write(`<h2>${PLATFORM_NAMES[platform]}: ${FOLDER_NAMES[folder]}</h2>\n`);
      await file.write('<ul class="list">\n');
      for (const each of some) await file.write(itemHtml(each));
      await file.write('</ul>\n');
    }
  }
  await file.write(TAIL);
}

function itemHtml({ path, title, messages, newest }: IndexEntry): string {
  const day = newest > 0 ? ` · ${dayOf(newest)}` : '';
  return `<li><a href="${escaped(path)}"><b><bdi>${escaped(title || 'Nobody')}</bdi></b><span>${count(messages, 'message')}${day}</span></a></li>\n`;
}

/** `1 message`, `2 messages`. */
const count = (n: number, what: string): string =>
  `${n.toLocaleString('en-US')} ${what}${n === 1 ? '' : 's'}`;
