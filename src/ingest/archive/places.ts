import type { Folder } from '../../store/page/platform.ts';
import type { TreeFile } from '../tree/file.ts';
import type { Tree } from '../tree/tree.ts';

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
}

/** What of a tree may be threads. */
export interface Places {
  readonly json: readonly Place[];
  /** Pages for people, where the JSON of the same thread is missing. */
  readonly html: readonly TreeFile[];
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

/** Paths of threads, from the plainest to the loosest; each names the thread and its file. */
const PATTERNS = [
  new RegExp(
    `^(?:(?<root>.*?)/)??(?:messages/)?(?<section>${SECTION})/(?<thread>[^/]+)/(?<name>[^/]+)$`,
  ),
  // Sections not known here, and folders of threads given by themselves. Long names are cut.
  /^(?:(?<root>.*)\/)?messages\/(?<section>[^/]+)\/(?<thread>[^/]+)\/(?<name>mess[^/]*)$/,
  /^(?:(?<root>.*)\/)?(?<thread>[^/]+)\/(?<name>message_\d+\.[^/]+)$/,
  // In 2018 threads lay in no section, in a file without a number.
  /^(?:(?<root>.*)\/)?messages\/(?<thread>[^/]+)\/(?<name>message\.[^/]+)$/,
  // The download of encrypted threads has no folder a thread.
  /^(?:(?<root>.*)\/)?messages\/(?<name>(?<thread>[^/]+)\.json)$/,
] as const;

/** Finds the files that may be threads, by where they lie; what is in them is not looked at. */
export function findPlaces(tree: Tree): Places {
  const media = foldersOfMedia(tree);
  const json: Place[] = [];
  const html = new Map<string, TreeFile[]>();
  const pages: TreeFile[] = [];
  for (const file of tree.files) {
    const isPage = /\.html?$/i.test(file.path);
    if (isPage) pages.push(file);
    if (!isPage && !/\.json$/i.test(file.path)) continue;
    const place = placeOf(file, media);
    if (!place) continue;
    if (!isPage) json.push(place);
    else
      html
        .set(place.thread, html.get(place.thread) ?? [])
        .get(place.thread)
        ?.push(file);
  }
  if (json.length === 0) return { json, html: pages };
  for (const { thread } of json) html.delete(thread);
  return { json, html: [...html.values()].flat() };
}

function placeOf(file: TreeFile, media: ReadonlySet<string>): Place | undefined {
  for (const pattern of PATTERNS) {
    const found = pattern.exec(file.path)?.groups;
    if (!found) continue;
    const { root = '', section = '', thread = '', name = '' } = found;
    return { file, root, section, thread, number: numberIn(name) };
  }
  const cut = file.path.lastIndexOf('/');
  const folder = file.path.slice(0, Math.max(cut, 0));
  if ((folder !== '' && !media.has(folder)) || /\.html?$/i.test(file.path)) return undefined;
  const thread = file.path.slice(cut + 1, -'.json'.length);
  return { file, root: folder, section: '', thread, number: numberIn(file.path) };
}

/** Folders with a folder `media`: the download of encrypted threads without its `messages`. */
function foldersOfMedia(tree: Tree): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { path } of tree.files) {
    const at = path.lastIndexOf('/media/');
    if (at > 0) found.add(path.slice(0, at));
  }
  return found;
}

const numberIn = (name: string): number => Number(/(\d{1,9})\.[^.]+$/.exec(name)?.[1] ?? 1);
