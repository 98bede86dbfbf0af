import { join } from 'node:path';
import { DiskFiles } from '../media/disk-files.ts';
import type { MediaFiles } from '../media/files.ts';
import { PiecedFiles } from '../media/pieced-files.ts';
import type { Store } from '../store/store.ts';
import { Failure, WrongUse } from './failure.ts';

/** The mark that says where the media of a store in a database lie: one of two words. */
const MARK = 'media';

/** Where media are, and a store's own directory. */
export interface MediaPlace {
  readonly dataDir: string;
  /** The folder that was named with `--media`. */
  readonly mediaDir?: string | undefined;
}

/**
 * Where the media of a store lie: in its directory where that holds its rows too, in pieces in its database
 * else, or in a folder that all its processes share. It is settled by whoever serves it first: half of
 * them in another place would be missing to others.
 * @throws WrongUse, Failure where another place is said than they lie in
 */
export async function mediaFilesOf(
  store: Store,
  { dataDir, mediaDir }: MediaPlace,
): Promise<MediaFiles> {
  const own = join(dataDir, 'media');
  const { besides } = store;
  if (!besides) {
    if (mediaDir === undefined) return new DiskFiles(own);
    throw new WrongUse(
      `--media is for a store in a database: one in a file keeps its media in ${own}.`,
    );
  }
  const wanted = mediaDir === undefined ? 'database' : 'folder';
  const { marks } = besides;
  const settled = await (store.isReadOnly ? marks.get(MARK) : marks.settle(MARK, wanted));
  if (settled !== undefined && settled !== wanted) {
    throw new Failure(
      settled === 'folder'
        ? 'The media of this store lie in a folder: name it with --media.'
        : 'The media of this store lie in its database: leave --media out.',
    );
  }
  if (mediaDir === undefined) return new PiecedFiles(besides.pieces, join(own, 'tmp'));
  return new DiskFiles(mediaDir);
}
