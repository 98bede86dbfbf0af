import { resolve } from 'node:path';
import {
  GIVEN,
  isSnapshotPath,
  type ShelvedSnapshot,
  SnapshotShelf,
  snapshotAt,
} from '../../snapshot/shelf.ts';
import { SnapshotError } from '../../snapshot/snapshot-error.ts';
import { AccountTaken } from '../../store/transfer/put-back-page.ts';
import { AdminError } from '../error.ts';
import type { OperationDeps } from '../operation.ts';
import { integer, object, text, type ValueOf, word, yes, yesOrNo } from '../schema.ts';

/** The parameter that names one. */
export const snapshot = text('its name, or the path of its file on the command line');

/** What its secrets are sealed under. */
export const passphrase = text(
  'what its secrets are sealed under, besides the key of this store, for another machine',
  { flag: '--passphrase-file <path>', isText: true },
);

const holds = object('SnapshotHolds', 'What a snapshot holds.', {
  pages: integer(),
  people: integer(),
  conversations: integer(),
  messages: integer(),
  apps: integer(),
  tokens: integer(),
});

export const SnapshotInfo = object('Snapshot', 'How a store, or a Page, stood.', {
  name: text(),
  file: text('path on the machine of the store'),
  bytes: integer(),
  'taken?': text('ISO 8601, by the clock of the store'),
  'program?': text('the version of Convograph that took it'),
  'page?': object('SnapshotPage', 'The Page that it is of; the whole store without one.', {
    id: text(),
    name: text(),
  }),
  'holds?': holds,
  'media_files?': integer(),
  'media_left_out?': yesOrNo('whether the bytes of media lie in the store alone'),
  'automatic?': yes(
    'of one that was taken without being asked: before something was done, or after an import',
  ),
  'opened_by?': word(['key', 'passphrase'], 'what opens its secrets besides the key of the store'),
  'damaged?': yesOrNo('of a file that is no snapshot of this version'),
});

/** A snapshot as it is told. */
export function shownSnapshot({
  name,
  file,
  bytes,
  header,
}: ShelvedSnapshot): ValueOf<typeof SnapshotInfo> {
  const automatic = GIVEN.some((each) => name.startsWith(each)) && { automatic: true as const };
  if (!header) return { name, file, bytes, ...automatic, damaged: true };
  const { taken, program, page, media, secrets } = header;
  return {
    ...{ name, file, bytes, taken, program, holds: header.holds },
    ...(page && { page: { id: page.id, name: page.name } }),
    ...{ media_files: media.files, media_left_out: media.leftOut },
    ...automatic,
    opened_by: secrets.byPassphrase ? 'passphrase' : 'key',
  };
}

/** @throws AdminError where the store has no folder */
export function shelfOf({ dataDir }: Pick<OperationDeps, 'dataDir'>): SnapshotShelf {
  if (dataDir !== undefined) return new SnapshotShelf(dataDir);
  throw new AdminError(
    'This store lives in memory, and has no folder for snapshots: in tests take `graph.snapshot()`.',
    { conflict: true },
  );
}

/**
 * Where one lies, or is to lie.
 * @throws SnapshotError for a name that is none, AdminError for a path that nobody at a command line named
 */
export function placeOf(deps: OperationDeps, name: string): string {
  return isLocalPath(deps, name) ? resolve(name) : shelfOf(deps).fileOf(name);
}

/** @throws as {@link placeOf}, and where there is none */
export const snapshotNamed = (deps: OperationDeps, name: string): Promise<ShelvedSnapshot> =>
  isLocalPath(deps, name) ? snapshotAt(name) : shelfOf(deps).named(name);

const isLocalPath = ({ namesFiles }: OperationDeps, name: string): boolean =>
  namesFiles === true && isSnapshotPath(name);

/** Codes of the system that a path explains. */
const WRONG_PATHS: ReadonlySet<unknown> = new Set([
  ...['EEXIST', 'EISDIR', 'ELOOP', 'ENAMETOOLONG', 'ENOENT', 'ENOTDIR', 'ENOTEMPTY'],
]);

/** Has what stands in the way of snapshots told as that of other operations is. */
export async function inAdminWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SnapshotError) {
      const { missing } = error;
      throw new AdminError(error.message, missing === undefined ? {} : { missing });
    }
    if (error instanceof AccountTaken) {
      throw new AdminError(
        `The Page "${error.by.name}" has the Instagram account of that Page here: unlink it first.`,
        { conflict: true },
      );
    }
    const { code, syscall } = Object(error) as NodeJS.ErrnoException;
    if (syscall !== undefined && WRONG_PATHS.has(code)) {
      throw new AdminError(
        `The file of the snapshot cannot be read or written: its path is too long, or leads through a file, to a folder or nowhere (${code}).`,
      );
    }
    throw error;
  }
}
