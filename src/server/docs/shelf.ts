import { readdir, readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { PACKAGE_FOLDER } from '../../base/package-folder.ts';

/** Where the documentation is read in a browser. */
export const DOCS_PATH = '/_convograph/docs/';

/** What is served of the files beside the folder `docs`. */
const BESIDE = ['README.md', 'CHANGELOG.md', 'SECURITY.md', 'LICENSE'];

/** One page of the documentation. */
export interface DocPage {
  /** From the root of the package, with forward slashes: `docs/guides/login.md`. */
  readonly file: string;
  /** Where it is served. */
  readonly address: string;
  /** Its first heading, as plain text. */
  readonly title: string;
  /** Markdown. */
  readonly text: string;
}

/** Everything that is served: a path that is not in it leads to no file. */
export interface Shelf {
  /** By file. */
  readonly pages: ReadonlyMap<string, DocPage>;
  /** Pictures and schemas: what is no page, and is served as it is. */
  readonly assets: ReadonlySet<string>;
}

/** Where a file is served: `docs/guides/login.md` at `/_convograph/docs/guides/login`. */
export const pageAddress = (file: string): string => {
  if (file === 'docs/README.md') return DOCS_PATH;
  return DOCS_PATH + file.replace(/^docs\//, '').replace(/\.md$/, '');
};

/** Reads all pages, and which assets there are. A file that is missing is not served. */
export async function readShelf(): Promise<Shelf> {
  const inDocs = await readdir(new URL('docs/', PACKAGE_FOLDER), { recursive: true }).catch(
    () => [],
  );
  const files = inDocs.map((file) => posix.join('docs', file.replaceAll('\\', '/'))).sort();
  const pages = new Map<string, DocPage>();
  for (const file of [...BESIDE, ...files.filter((each) => each.endsWith('.md'))]) {
    const text = await readFile(new URL(file, PACKAGE_FOLDER), 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const title = /^# (.+)$/m.exec(text)?.[1] ?? (file.split('/').at(-1) as string);
    pages.set(file, { file, address: pageAddress(file), title: title.replaceAll('`', ''), text });
  }
  return { pages, assets: new Set(files.filter((each) => /\.(?:svg|png|json)$/.test(each))) };
}

/** The bytes of an asset on the shelf. */
export const readAsset = (file: string): Promise<Buffer> => readFile(new URL(file, PACKAGE_FOLDER));
