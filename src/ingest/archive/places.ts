import { madeAt } from '../../base/made-at.ts';
import type { Folder } from '../../store/page/platform.ts';
import type { TreeFile } from '../tree/file.ts';
import type { Tree } from '../tree/tree.ts';
import { sentWith } from './sent.ts';

/** Where a file of a thread lies. */
export interface Place {
  readonly file: TreeFile;
  /** Parts of the path above `messages`: what tells one download from another. */
  readonly root: string;
  /** Folder of threads that it lies in, such as `inbox`; empty where there is none. */
  readonly section: string;
  /** What the thread is known by: the last part of its path. */
  readonly thread: string;
  /** Number in the file's name; 1 where there is none. */
  readonly number: number;
  /** Whether nothing but a thread lies so, and is called so. */
  readonly isSure: boolean;
}

/** What of a tree may be threads. */
export interface Places {
  readonly json: readonly Place[];
  /** Pages that are not read, where the JSON of the same thread is missing. */
  readonly html: readonly TreeFile[];
  /** Broadcast channels, each by its first file: what many people follow is no conversation. */
  readonly channels: readonly TreeFile[];
  /** JSON that lies where no threads are known to. */
  readonly strays: readonly TreeFile[];
}

/** Threads that were made end-to-end-encrypted; the encrypted download goes on from them. */
export const CUTOVER = 'e2ee_cutover';

const FOLDERS: Readonly<Record<string, Folder>> = {
  inbox: 'inbox',
  [CUTOVER]: 'inbox',
  archived_threads: 'page_done',
  message_requests: 'other',
  filtered_threads: 'spam',
};

/** The folder of conversations that a section becomes. */
export const folderOf = (section: string): Folder => FOLDERS[section] ?? 'inbox';

const SECTION = Object.keys(FOLDERS).join('|');

/** The download of encrypted threads has no folder a thread. */
const FLAT = /^(?:(?<root>.*)\/)?messages\/(?<name>(?<thread>[^/]+)\.json)$/;

/** Paths of threads, from the plainest to the loosest; each names the thread and its file. */
const PATTERNS = [
  new RegExp(
    `^(?:(?<root>.*?)/)??(?:messages/)?(?<section>${SECTION})/(?<thread>[^/]+)/(?<name>[^/]+)$`,
  ),
  // Chats of Facebook's groups (wire.md 14.12).
  /^(?:(?<root>.*)\/)?groups\/(?<section>your_group_messages)\/(?<name>(?<thread>[^/]+)\.[^./]+)$/,
  // Sections not known here, and folders of threads given by themselves. Long names are cut.
  /^(?:(?<root>.*)\/)?messages\/(?<section>[^/]+)\/(?<thread>[^/]+)\/(?<name>mess[^/]*)$/,
  /^(?:(?<root>.*)\/)?(?<thread>[^/]+)\/(?<name>message_\d+\.[^/]+)$/,
  // In 2018 threads lay in no section, in a file without a number.
  /^(?:(?<root>.*)\/)?messages\/(?<thread>[^/]+)\/(?<name>message\.[^/]+)$/,
  FLAT,
] as const;

/** Sections of channels that one follows or has (wire.md 14.13). */
const CHANNELS = /^(?:broadcast|broadcast_channels)$/;

/** What holds all conversations of an Instagram account until 2021, also where it was moved to. */
const OF_ALL = /(?:^|\/)messages\/messages\.json$/;

/** Finds the files that may be threads, by where they lie; what is in them is not looked at. */
export function findPlaces(tree: Tree): Places {
  const isSent = sentWith(tree);
  const json: Place[] = [];
  const html = new Map<string, TreeFile[]>();
  const pages: TreeFile[] = [];
  const channels = new Map<string, TreeFile>();
  const others: TreeFile[] = [];
  for (const file of tree.files) {
    const isJson = file.madeOf !== undefined || /\.json$/i.test(file.path);
    const isPage = !isJson && /\.html?$/i.test(file.path);
    if ((!isPage && !isJson) || isSent(file)) continue;
    const place = placeOf(file);
    if (place && CHANNELS.test(place.section)) {
      if (!channels.has(place.thread)) channels.set(place.thread, file);
      continue;
    }
    if (isPage) pages.push(file);
    if (!place || OF_ALL.test(file.path)) {
      if (!isPage) others.push(file);
    } else if (isPage) madeAt(html, place.thread, () => []).push(file);
    else json.push(place);
  }
  const found = { channels: [...channels.values()], strays: others };
  if (json.length === 0) return { json, html: pages, ...found };
  for (const { thread } of json) html.delete(thread);
  return { json, html: [...html.values()].flat(), ...found };
}

function placeOf(file: TreeFile): Place | undefined {
  for (const pattern of PATTERNS) {
    const found = pattern.exec(file.path)?.groups;
    if (!found) continue;
    const { root = '', section = '', thread = '', name = '' } = found;
    const isSure = /^mess/i.test(name) || section === 'your_group_messages';
    return {
      file,
      root,
      section,
      thread,
      number: numberIn(name),
      isSure: isSure && pattern !== FLAT,
    };
  }
  return undefined;
}

/** A file of a thread that is known to be one by what is in it, in a folder of any name. */
export function strayPlace(file: TreeFile): Place {
  const folders = file.path.split('/');
  const name = (folders.pop() ?? '').replace(/\.json$/i, '');
  const isInFolder = /^message(?:_\d+)?$/i.test(name);
  // The folder of a thread, which may be what was given.
  const given = file.source.split(/[\\/]/).filter(Boolean).at(-1) ?? name;
  const thread = isInFolder ? (folders.pop() ?? given.replace(/\.zip$/i, '')) : name;
  const root = folders.join('/');
  return { file, root, section: '', thread, number: numberIn(file.path), isSure: false };
}

const numberIn = (name: string): number => Number(/(\d{1,9})\.[^.]+$/.exec(name)?.[1] ?? 1);
