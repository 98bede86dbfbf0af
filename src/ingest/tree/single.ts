import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { GivenArchive } from '../given.ts';
import type { TreeSource } from './file.ts';

/** One file that was sent, and has no folder. */
export async function singleSource({ name, at }: GivenArchive): Promise<TreeSource> {
  const { size } = await stat(at);
  const read = () => createReadStream(at) as AsyncIterable<Buffer>;
  return {
    files: [{ path: name.normalize('NFC'), shown: name, source: name, size, read }],
    problems: [],
    close: () => Promise.resolve(),
  };
}
