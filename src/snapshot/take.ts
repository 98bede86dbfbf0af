import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import { isStoreKeys } from '../access/store-keys.ts';
import type { Vault } from '../access/vault.ts';
import { syncDir } from '../base/sync-dir.ts';
import { version } from '../base/version.ts';
import type { MediaStore } from '../media/media-store.ts';
import type { PageRow } from '../store/directory.ts';
import { makeRowsFile } from '../store/sqlite/rows-file.ts';
import type { Store } from '../store/store.ts';
import { type RawRow, rawTables } from '../store/transfer/raw-rows.ts';
import { countRows, type RowsSource } from '../store/transfer/rows-source.ts';
import { rowsOfPage } from '../store/transfer/some-rows.ts';
import type { TableName } from '../store/transfer/tables.ts';
import type { SnapshotHeader } from './header.ts';
import { FORMAT } from './header.ts';
import { namesIn } from './media-names.ts';
import { SecretsOfRows } from './rows-secrets.ts';
import { sealSecrets } from './secrets.ts';
import { TAR_END, tarHeader, tarPadding } from './tar.ts';

/** What a snapshot is taken of, and with. */
export interface TakeDeps {
  readonly store: Store;
  readonly vault: Vault;
  readonly media: MediaStore;
}

/** Which snapshot. */
export interface Taking {
  /** Path of the file, which is replaced when the snapshot is whole. */
  readonly file: string;
  /** Of one Page alone. */
  readonly page?: PageRow | undefined;
  /** What its secrets are sealed under besides the server's key. */
  readonly passphrase?: string | undefined;
  /** Whether the bytes of media are left where they lie: for one that stays in its store. */
  readonly leavesMedia?: boolean;
  /** By the clock of the store, epoch ms. */
  readonly at: number;
  readonly signal?: AbortSignal | undefined;
  /** Told how many rows and files are done, and of how many. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Names within the archive. */
export const HEADER = 'snapshot.json';
export const ROWS = 'rows.db';
export const MEDIA = 'media/';

/** Counted in what a snapshot holds. */
const HELD = {
  pages: 'page',
  people: 'person',
  conversations: 'conversation',
  messages: 'message',
  apps: 'app',
  tokens: 'token',
} as const satisfies Record<keyof SnapshotHeader['holds'], TableName>;

/** Compresses about as fast as a disk writes, and says at its end whether all is there. */
const ZSTD = {
  params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 },
};

/**
 * Takes a snapshot: the store as it stands at one moment, while others write on.
 * @throws the reason of the signal, Error of the file system: then nothing is left of it
 */
export async function takeSnapshot(deps: TakeDeps, taking: Taking): Promise<SnapshotHeader> {
  const { file } = taking;
  const folder = dirname(file);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `.${basename(file)}.${randomBytes(6).toString('hex')}`);
  try {
    const header = await written(deps, taking, draft);
    await rename(`${draft}.tar`, file);
    syncDir(folder);
    return header;
  } finally {
    for (const path of [draft, `${draft}.tar`]) await rm(path, { force: true });
  }
}

async function written(deps: TakeDeps, taking: Taking, draft: string): Promise<SnapshotHeader> {
  const { page, at, leavesMedia = false, passphrase, signal } = taking;
  const copied = await deps.store.snapshot(async ({ whole }) =>
    copyRows(deps, page ? await rowsOfPage(whole, page.no) : whole, draft, taking),
  );
  const { media, bytes } = await sizesOf(deps.media, copied.names);
  const header: SnapshotHeader = {
    ...{ convograph: 'snapshot', format: FORMAT, program: version() },
    taken: new Date(at).toISOString(),
    ...(page && { page: { no: page.no, id: page.id, name: page.name } }),
    rows: copied.rows,
    holds: copied.holds,
    media: { files: media.length, bytes, leftOut: leavesMedia },
    secrets: await sealSecrets(
      { ...copied.secrets, keys: deps.vault.keys },
      deps.vault,
      passphrase,
    ),
  };
  const packed = packedOf(header, draft, leavesMedia ? [] : media, deps.media);
  const out = createWriteStream(`${draft}.tar`, { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(Readable.from(packed), createZstdCompress(ZSTD), out, { signal });
  return header;
}

interface CopiedRows {
  readonly rows: number;
  readonly holds: SnapshotHeader['holds'];
  readonly names: ReadonlySet<string>;
  readonly secrets: ReturnType<SecretsOfRows['taken']>;
}

async function copyRows(
  { vault }: TakeDeps,
  source: RowsSource,
  draft: string,
  { signal, onProgress }: Taking,
): Promise<CopiedRows> {
  const file = await makeRowsFile(draft);
  try {
    const { connection } = file;
    const total = await countRows(source);
    const secrets = new SecretsOfRows(vault);
    const names = new Set<string>();
    const counts = new Map<TableName, number>();
    let done = 0;
    for (const { table, fate, add } of rawTables().values()) {
      // Login codes live for minutes, and are of no use elsewhere.
      if ((fate !== 'replaced' && fate !== 'counted') || table === 'code') continue;
      for await (const rows of source.rows(table)) {
        signal?.throwIfAborted();
        for (const row of rows) {
          if (isLeftOut(table, row)) continue;
          for (const name of namesIn(table, row)) names.add(name);
          await connection.run(add, secrets.without(table, row));
        }
        counts.set(table, (counts.get(table) ?? 0) + rows.length);
        done += rows.length;
        onProgress?.(done, total);
        // Others have a turn.
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    file.commit();
    const held = Object.entries(HELD).map(([name, table]) => [name, counts.get(table) ?? 0]);
    return { rows: done, holds: Object.fromEntries(held), names, secrets: secrets.taken() };
  } finally {
    file.close();
  }
}

const isLeftOut = (table: TableName, { name, page }: RawRow): boolean =>
  (table === 'setting' && isStoreKeys(name)) || (table === 'page_revision' && page === 0);

/** Media that are there, with their sizes. */
async function sizesOf(store: MediaStore, names: ReadonlySet<string>) {
  const media: { readonly name: string; readonly size: number }[] = [];
  let bytes = 0;
  for (const name of names) {
    const file = await store.open(name);
    if (!file) continue;
    const { size } = await file.stat();
    await file.close();
    media.push({ name, size });
    bytes += size;
  }
  return { media, bytes };
}

async function* packedOf(
  header: SnapshotHeader,
  draft: string,
  media: Awaited<ReturnType<typeof sizesOf>>['media'],
  store: MediaStore,
): AsyncGenerator<Buffer, void> {
  const said = Buffer.from(JSON.stringify(header));
  yield* [tarHeader(HEADER, said.length), said, tarPadding(said.length)];
  const { size } = await stat(draft);
  yield tarHeader(ROWS, size);
  yield* createReadStream(draft);
  yield tarPadding(size);
  for (const { name, size } of media) {
    const file = await store.open(name);
    if (!file) throw new Error(`The medium ${name} is gone.`);
    try {
      yield tarHeader(MEDIA + name, size);
      if (size > 0) yield* file.createReadStream({ start: 0, end: size - 1 });
      yield tarPadding(size);
    } finally {
      await file.close();
    }
  }
  yield TAR_END;
}
