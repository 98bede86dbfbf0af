import type { Vault } from '../../access/vault.ts';
import type { MediaStore } from '../../media/media-store.ts';
import { namesIn } from '../../snapshot/media-names.ts';
import { type CheckedRow, checkedRows } from '../../store/check/go-through.ts';
import type { Store } from '../../store/store.ts';
import { countRows, wholeOf } from '../../store/transfer/rows-source.ts';
import type { Checking } from './checking.ts';
import { damagedMedia } from './damaged-media.ts';
import { type CheckFinding, Findings } from './finding.ts';
import { mediaOf } from './media-of-row.ts';
import { sealedIn } from './secrets-of-row.ts';

/** What is looked over. */
export interface CheckDeps {
  readonly store: Store;
  /** None where the key of the store is not there. */
  readonly vault: Vault | undefined;
  readonly media: MediaStore;
}

/** What came of it. */
export interface CheckReport {
  readonly sound: boolean;
  readonly rows: number;
  readonly media: { readonly files: number; readonly bytes: number };
  /** Media that no row tells of: they take room, and are no harm. */
  readonly unused: { readonly files: number; readonly bytes: number };
  readonly findings: readonly CheckFinding[];
}

const NO_KEY = {
  name: 'key',
  says: 'The key of the store is not there, so its secrets cannot be opened.',
  means: 'Nothing can serve the store, and no token that was handed out works.',
  todo: 'Put the file "key" back from a copy, or give CONVOGRAPH_KEY.',
};
const SEALED = {
  name: 'secret.sealed',
  says: 'A secret does not open with the key of the store.',
  means: 'The app cannot prove who it is, or its callback is not verified.',
  todo: 'Look whether CONVOGRAPH_KEY, or the file "key", is that of this store; if it is, give the app another secret: `app set APP --secret SECRET`.',
};
const NO_FILE = {
  name: 'media.missing',
  says: 'A medium is not there that a row names.',
  means: 'Its link answers 404; the message around it is whole.',
  todo: 'Put the folder media back from a copy, or import the download once more that it came from.',
};

/** Goes through all of a store, while others may write it, and tells what is not as it should be. */
export async function checkStore(deps: CheckDeps, checking: Checking = {}): Promise<CheckReport> {
  const { store, media, vault } = deps;
  const { signal, onProgress } = checking;
  const findings = new Findings();
  const total = await countRows(wholeOf(store.standing));
  const needed = new Map<string, string>();
  const named = new Set<string>();
  let rows = 0;
  if (!vault) findings.add(NO_KEY, () => 'key');
  for await (const some of checkedRows(store.standing)) {
    signal?.throwIfAborted();
    for (const checked of some) {
      const { table, row, broken } = checked;
      const where = (): string => placeOf(checked);
      for (const each of broken) findings.add(each, where);
      for (const column of vault ? sealedIn(table, row) : []) {
        if (!opens(vault, row[column])) findings.add(SEALED, () => `${where()} ${column}`);
      }
      for (const name of namesIn(table, row)) named.add(name);
      for (const name of mediaOf(table, row)) if (!needed.has(name)) needed.set(name, where());
    }
    rows += some.length;
    onProgress?.(rows, Math.max(rows, total));
  }
  const kept = { files: 0, bytes: 0 };
  const unused = { files: 0, bytes: 0 };
  for await (const { name, size } of media.all()) {
    needed.delete(name);
    for (const each of named.has(name) ? [kept] : [kept, unused]) {
      each.files++;
      each.bytes += size;
    }
  }
  for (const [name, where] of needed) {
    if (!media.isBuiltIn(name)) findings.add(NO_FILE, () => `${where}: ${name}`);
  }
  if (checking.readsMedia) await damagedMedia(media, findings, kept.bytes, checking);
  const all = findings.all();
  return { sound: all.length === 0, rows, media: kept, unused, findings: all };
}

function opens(vault: Vault | undefined, sealed: unknown): boolean {
  try {
    vault?.unseal(String(sealed));
    return true;
  } catch {
    return false;
  }
}

/** `message page 1 conversation 4 created 1790000000000 tie 0` */
const placeOf = ({ table, key }: CheckedRow): string =>
  [table, ...Object.entries(key).map(([name, cell]) => `${name} ${cell}`)].join(' ');
