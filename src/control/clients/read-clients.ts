import { readFile } from 'node:fs/promises';
import { PACKAGE_FOLDER } from '../../base/package-folder.ts';

/** A client of the Graph API, and how it is brought to a server of ours. */
interface KnownClient {
  readonly name: string;
  /** What it is used from. */
  readonly of: string;
  /** How it is brought here, in a line. */
  readonly by: string;
  /** Heading of its recipe. */
  readonly recipe: string;
  readonly code: readonly { readonly language: string; readonly code: string }[];
}

/** The page that lists them: made of what our tests ran, and written by hand for the rest. */
const PAGE = 'docs/clients.md';

/** The address that its recipes have. */
const WRITTEN = 'http://127.0.0.1:4004';

let reading: Promise<string> | undefined;

/**
 * The clients of docs/clients.md, which is read once.
 * @param origin where this server is reached: recipes have it in place of their own
 */
export async function readClients(origin: string): Promise<KnownClient[]> {
  reading ??= readFile(new URL(PAGE, PACKAGE_FOLDER), 'utf8').catch(() => '');
  const page = (await reading).replaceAll(WRITTEN, origin);
  const recipes = recipesIn(page);
  return [...page.matchAll(ROW)].map(([, name = '', anchor = '', of = '', by = '']) => {
    const recipe = recipes.get(anchor);
    return {
      name: plain(name),
      of,
      by: plain(by),
      recipe: recipe?.title ?? '',
      code: codeOf(plain(name), recipe),
    };
  });
}

/** `| [fb](#anchor) | Node | … |` */
const ROW = /^\| \[(.+?)\]\(#([^)]+)\) \| (.+?) \| (.+?) \|/gm;

const plain = (text: string): string => text.replaceAll('`', '');

interface Recipe {
  readonly title: string;
  readonly blocks: readonly { readonly language: string; readonly code: string }[];
}

/** Recipes by the anchor that leads there. */
function recipesIn(page: string): ReadonlyMap<string, Recipe> {
  const sections = page.split(/^### /m).slice(1);
  return new Map(
    sections.map((section) => {
      const [title = ''] = section.split('\n', 1);
      // What has no language is what a program printed.
      const blocks = [
        ...section
          .split(/^## /m, 1)
          .join()
          .matchAll(/^```(\w+)\n(.*?)\n```/gms),
      ];
      return [
        anchorOf(title),
        { title, blocks: blocks.map(([, language = '', code = '']) => ({ language, code })) },
      ];
    }),
  );
}

/** As GitHub makes them. */
const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

/** What a recipe says of a client: where several share one, the blocks that begin with its name. */
function codeOf(name: string, recipe: Recipe | undefined): KnownClient['code'] {
  const blocks = recipe?.blocks ?? [];
  const own = blocks.filter(({ code }) => (code.split('\n', 1)[0] ?? '').includes(name));
  return own.length > 0 ? own : blocks;
}
