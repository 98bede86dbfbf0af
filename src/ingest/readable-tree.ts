import { isPage, type PageHints } from './archive/html/is-page.ts';
import type { PageWork } from './archive/html/pages.ts';
import type { Progress } from './progress.ts';
import type { Tree } from './tree/tree.ts';

/** A tree with its pages of messages as files of JSON. @throws ImportRefused as `withPages` does */
export async function readableTree(
  tree: Tree,
  hints: PageHints & { readonly signal?: AbortSignal | undefined },
  {
    onProgress,
    ...work
  }: Omit<PageWork, 'onBytes'> & {
    readonly onProgress: ((progress: Progress) => void) | undefined;
  },
): Promise<Tree> {
  const pages = tree.files.filter(({ path }) => isPage(path));
  if (pages.length === 0) return tree;
  const total = pages.reduce((sum, { size }) => sum + size, 0);
  const progress = { phase: 'looking through', total, conversations: 0, messages: 0 } as const;
  let done = 0;
  // Loaded when needed: most downloads have no pages.
  const { withPages } = await import('./archive/html/pages.ts');
  return withPages(tree, hints, {
    ...work,
    onBytes(bytes) {
      hints.signal?.throwIfAborted();
      done += bytes;
      onProgress?.({ ...progress, done: Math.min(done, total) });
    },
  });
}
