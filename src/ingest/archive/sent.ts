import { posix } from 'node:path';
import type { TreeFile } from '../tree/file.ts';
import type { Tree } from '../tree/tree.ts';

/**
 * Folders in which downloads keep what was sent, beside the files that name it (wire.md 14.5); of
 * files of one name our own exports put each into one of its own, `audio_2`.
 */
const FOLDERS = /(?:^|\/)(?:photos|videos|audio|files|gifs|media|stickers_used)(?:_\d+)?$/;

/**
 * Tells files that were sent in messages, which may be anything: also a zip, or somebody else's
 * download.
 */
export function sentWith({ files }: Pick<Tree, 'files'>): (file: TreeFile) => boolean {
  let withThreads: Set<string> | undefined;
  return ({ path }) => {
    const folder = posix.dirname(path);
    if (!FOLDERS.test(folder)) return false;
    // Looked for when needed: nearly all files are media.
    withThreads ??= new Set(
      files
        .filter((one) => /\.(?:json|html?)$/i.test(one.path))
        .map((one) => posix.dirname(one.path)),
    );
    return withThreads.has(posix.dirname(folder));
  };
}
