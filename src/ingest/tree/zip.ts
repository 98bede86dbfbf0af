import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { GivenArchive } from '../given.ts';
import type { Remark } from '../report.ts';
import { failureText } from './failure-text.ts';
import type { TreeFile, TreeSource } from './file.ts';
import { isLeftover } from './leftover.ts';
import { plainPath } from './path-text.ts';

/** A zip may unpack to so many times its own bytes, and so may each of its entries. */
const MOST_EXPANSION = 200;

/** The high half of an entry's external attributes is its Unix mode. */
const FILE_TYPE = 0o170000;
const LINK = 0o120000;
const UTF8_NAME = 0x800;

/**
 * The files of a zip, read where they lie. Entries whose path leaves the archive, links, encrypted
 * ones and those that unpack beyond measure are refused; a zip that does so as a whole is too.
 */
export async function zipSource({ name: given, at }: GivenArchive): Promise<TreeSource> {
  const problems: Remark[] = [];
  let zip: ZipFile;
  try {
    zip = await openPromise(at, {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: false,
    });
  } catch (error) {
    const reason = `it is no whole zip file: ${failureText(error)}`;
    return { files: [], problems: [{ file: given, reason }], close: () => Promise.resolve() };
  }
  const files: TreeFile[] = [];
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      if (/[\\/]$/.test(name)) continue;
      const path = plainPath(name);
      if (path !== undefined && isLeftover(path)) continue;
      const shown = `${given}/${name}`;
      const reason = path === undefined ? 'its path leaves the archive' : refusal(entry);
      if (path === undefined || reason) {
        problems.push({ file: shown, reason: reason ?? '' });
        continue;
      }
      unpacked += entry.uncompressedSize;
      const read = () => readEntry(zip, entry);
      files.push({ path, shown, source: given, size: entry.uncompressedSize, read });
    }
  } catch (error) {
    problems.push({ file: given, reason: `its list of files is damaged: ${failureText(error)}` });
  }
  const { size } = await stat(at);
  if (unpacked > MOST_EXPANSION * size) {
    files.length = 0;
    const reason = `it unpacks to more than ${MOST_EXPANSION} times its size`;
    problems.push({ file: given, reason });
  }
  return {
    files,
    problems,
    close: async () => zip.close(),
  };
}

/** Whether a file is a zip, by its first bytes. */
export const isZip = (head: Buffer): boolean =>
  ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'].includes(head.toString('latin1', 0, 4));

/** Without the flag for UTF-8 names are in an old code page, or in UTF-8 all the same. */
function nameOf({ fileNameRaw, generalPurposeBitFlag }: Entry): string {
  const text = fileNameRaw.toString('utf8');
  if ((generalPurposeBitFlag & UTF8_NAME) !== 0 || !text.includes('\uFFFD')) return text;
  return fileNameRaw.toString('latin1');
}

function refusal(entry: Entry): string | undefined {
  const mode = entry.externalFileAttributes >>> 16;
  if ((mode & FILE_TYPE) === LINK) return 'it is a link, and links are not followed';
  if (entry.isEncrypted()) return 'it is encrypted';
  if (!entry.canDecodeFileData()) return 'it is packed in a way that is not known here';
  if (entry.uncompressedSize > MOST_EXPANSION * entry.compressedSize) {
    return `it unpacks to more than ${MOST_EXPANSION} times its size`;
  }
  return undefined;
}

/** @throws Error also when the bytes are not those that were packed */
async function* readEntry(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer, void, void> {
  const stream = await zip.openReadStreamPromise(entry);
  let sum = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    sum = crc32(piece, sum);
    yield piece;
  }
  if (sum !== entry.crc32) throw new Error('its bytes in the zip are damaged');
}

/** Whether a path looks like a zip by its name. */
export const isZipName = (path: string): boolean => /\.zip$/i.test(basename(path));
