import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import type { MediaStore } from '../media/media-store.ts';
import { ForeignStoreError, NewerStoreError } from '../store/opening.ts';
import { openRowsFile } from '../store/sqlite/rows-file.ts';
import { type RowsSource, wholeOf } from '../store/transfer/rows-source.ts';
import { isReadable } from '../store/transfer/tables.ts';
import { readHeader, type SnapshotHeader } from './header.ts';
import { SnapshotError } from './snapshot-error.ts';
import { HEADER, MEDIA, ROWS } from './take.ts';
import { TarCut, type TarEntry, tarEntries } from './tar.ts';

/** Bytes of what a snapshot says of itself, at most. */
const MOST_SAID = 64 * 1024 * 1024;

/** Bytes that one may unpack to, for each of its own, and besides: zstd packs 30,000 zeros into one. */
const MOST_UNPACKED = { times: 500, besides: 16 * 1024 * 1024 };

/** What a medium is called. */
const MEDIUM = /^media\/[0-9a-f]{64}$/;

/** What a file is told to be where it cannot be read. */
const DAMAGED =
  'It is no snapshot of Convograph, or damaged: its end may be missing. Copy it once more, or take another.';

/** Its header alone: the file is not read further. */
export async function headerOf(file: string): Promise<SnapshotHeader> {
  return inWords(async () => {
    for await (const entry of entriesOf(file)) return headerIn(entry);
    throw new SnapshotError(DAMAGED);
  });
}

/** Its header, of a file that has all of its parts: it is read to its end, and nothing of it is kept. */
export const wholeHeaderOf = (file: string): Promise<SnapshotHeader> =>
  inWords(() => readThrough(file, {}));

/** The rows of a snapshot, and what it says of itself. */
export interface OpenSnapshot {
  readonly header: SnapshotHeader;
  readonly source: RowsSource;
}

/**
 * Reads a snapshot to its end, keeps the media that it brings, and gives its rows.
 * @param folder where they lie meanwhile
 * @throws SnapshotError for what is none, damaged, or a later version's; Error of the file system
 */
export async function withSnapshot<T>(
  file: string,
  { folder, media }: { readonly folder: string; readonly media: MediaStore },
  work: (snapshot: OpenSnapshot) => Promise<T>,
): Promise<T> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `.restore.${randomBytes(6).toString('hex')}`);
  try {
    const header = await inWords(() => unpacked(file, draft, media));
    const rows = await inWords(() => openRowsFile(draft));
    try {
      return await work({ header, source: checked(wholeOf(rows.connection)) });
    } finally {
      rows.close();
    }
  } finally {
    for (const path of [draft, `${draft}-journal`]) await rm(path, { force: true });
  }
}

async function unpacked(file: string, draft: string, media: MediaStore): Promise<SnapshotHeader> {
  return readThrough(file, {
    rows: (entry) => write(entry, draft),
    medium: async (entry) => {
      const { name } = await media.putFile(entry.bytes());
      if (name !== entry.name.slice(MEDIA.length)) throw new SnapshotError(DAMAGED);
    },
  });
}

/** What is done with the parts of a snapshot; what is not read of one is passed over. */
interface PartsTaken {
  readonly rows?: (entry: TarEntry) => Promise<void>;
  readonly medium?: (entry: TarEntry) => Promise<void>;
}

async function readThrough(file: string, { rows, medium }: PartsTaken): Promise<SnapshotHeader> {
  let header: SnapshotHeader | undefined;
  let hasRows = false;
  let files = 0;
  for await (const entry of entriesOf(file)) {
    if (!header) header = await headerIn(entry);
    else if (entry.name === ROWS && !hasRows) {
      await rows?.(entry);
      hasRows = true;
    } else if (MEDIUM.test(entry.name) && files++ < header.media.files) {
      await medium?.(entry);
    } else throw new SnapshotError(DAMAGED);
  }
  if (header && hasRows) return header;
  throw new SnapshotError(DAMAGED);
}

async function* entriesOf(file: string): AsyncGenerator<TarEntry, void> {
  const { size } = await stat(file);
  const plain = createZstdDecompress();
  // What goes wrong is told to whoever reads on; who stops reading lets go of the file.
  pipeline(createReadStream(file), plain, () => undefined);
  yield* tarEntries(bounded(plain, MOST_UNPACKED.besides + size * MOST_UNPACKED.times));
}

async function* bounded(chunks: AsyncIterable<Buffer>, most: number): AsyncGenerator<Buffer, void> {
  let seen = 0;
  for await (const some of chunks) {
    seen += some.length;
    if (seen > most) {
      throw new SnapshotError(
        `It unpacks to more than ${MOST_UNPACKED.times} times its size, which no snapshot does: take another.`,
      );
    }
    yield some;
  }
}

async function headerIn({ name, size, bytes }: TarEntry): Promise<SnapshotHeader> {
  if (name !== HEADER || size > MOST_SAID) throw new SnapshotError(DAMAGED);
  const parts: Buffer[] = [];
  for await (const some of bytes()) parts.push(some);
  return readHeader(Buffer.concat(parts).toString('utf8'));
}

async function write(entry: TarEntry, path: string): Promise<void> {
  const out = await open(path, 'wx', 0o600);
  try {
    for await (const some of entry.bytes()) await out.writeFile(some);
  } finally {
    await out.close();
  }
}

/** What a file says that somebody made by hand is looked at before it is believed. */
function checked(source: RowsSource): RowsSource {
  return {
    ...source,
    async *rows(table, page) {
      const all = source.rows(table, page)[Symbol.asyncIterator]();
      for (;;) {
        const { done, value: rows } = await inWords(() => all.next());
        if (done) return;
        if (!rows.every((row) => isReadable(table, row))) throw new SnapshotError(DAMAGED);
        yield rows;
      }
    },
  };
}

/** Codes of SQLite: damaged, no database, and of a schema that is another. */
const NO_ROWS: ReadonlySet<number> = new Set([1, 11, 26]);

async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, errcode } = error as { readonly code?: unknown; readonly errcode?: unknown };
    if (error instanceof NewerStoreError) {
      throw new SnapshotError('It was taken by a newer Convograph: update this one.');
    }
    const isDamaged =
      error instanceof TarCut ||
      error instanceof ForeignStoreError ||
      (typeof code === 'string' && /^(?:ZSTD_|Z_|ERR_.*ZSTD|ERR_OUT_OF_RANGE)/.test(code)) ||
      (typeof errcode === 'number' && NO_ROWS.has(errcode & 0xff));
    throw isDamaged ? new SnapshotError(DAMAGED, { cause: error }) : error;
  }
}
