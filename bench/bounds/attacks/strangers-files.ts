import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Attack } from '../attack.ts';
import { highest } from '../memory.ts';
import { sendMany } from '../sending.ts';

const MEGABYTE = 1_048_576;
const part = (name: string) =>
  `--B\r\nContent-Disposition: form-data; name="${name}"; filename="${name}"\r\n\r\n`;
/** Four files of 24 MB in 100 KB, and no token. */
const body = gzipSync(
  Buffer.concat(
    ['a', 'b', 'c', 'd'].flatMap((name) => [
      Buffer.from(part(name)),
      Buffer.alloc(24 * MEGABYTE),
      Buffer.from('\r\n'),
    ]),
  ),
);
const HEADERS = {
  'Content-Type': 'multipart/form-data; boundary=B',
  'Content-Encoding': 'gzip',
};

export const strangersFiles: Attack = {
  name: 'strangers-files',
  row: '29 multipart bodies of 100 MB in gzip without a token, at once',
  async run(victim) {
    const folder = join(victim.dataDir, 'media', 'tmp');
    let most = 0;
    const look = setInterval(() => {
      most = Math.max(most, bytesIn(folder));
    }, 5);
    const memory = await highest(victim, 400, () =>
      sendMany(victim, 29, { method: 'POST', path: '/', headers: HEADERS, body }),
    );
    clearInterval(look);
    const value = `${Math.round(most / MEGABYTE)} MB`;
    const met = most <= 100 * MEGABYTE;
    return [memory, { what: 'temporary files at most', value, target: '<= 100 MB', met }];
  },
};

function bytesIn(folder: string): number {
  try {
    return readdirSync(folder).reduce((sum, name) => sum + sizeOf(join(folder, name)), 0);
  } catch {
    return 0;
  }
}

/** Nothing of a file that is gone meanwhile. */
const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
