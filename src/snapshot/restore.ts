import { dirname } from 'node:path';
import { putStoreKeys } from '../access/store-keys.ts';
import { tokenText } from '../access/token-text.ts';
import type { Vault } from '../access/vault.ts';
import type { MediaStore } from '../media/media-store.ts';
import type { Store, Transaction } from '../store/store.ts';
import { putBackAll } from '../store/transfer/put-back.ts';
import { putBackPage } from '../store/transfer/put-back-page.ts';
import type { SnapshotHeader } from './header.ts';
import { headerOf, withSnapshot } from './open.ts';
import { type AnewSecrets, SecretsForRows } from './rows-secrets.ts';
import { openSecrets, type SnapshotSecrets } from './secrets.ts';
import { SnapshotError } from './snapshot-error.ts';

/** What snapshots are put back into. */
interface RestoreDeps {
  readonly store: Store;
  readonly vault: Vault;
  readonly media: MediaStore;
}

/** How. */
interface Restoring {
  readonly file: string;
  readonly passphrase?: string | undefined;
  /** Whether secrets that no key opens here are made anew, although a passphrase would. */
  readonly makesAnew?: boolean | undefined;
  /** By the clock of the store, epoch ms. */
  readonly at: number;
  /**
   * Called once all is known to be good, before anything is changed.
   * @returns undoes it, where nothing is changed after all
   */
  readonly before: (header: SnapshotHeader) => Promise<() => Promise<void>>;
  /** Refuses what stands in the way, within the transaction. */
  readonly guard: (tx: Transaction) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

/** What came of it. */
export interface Restored {
  readonly header: SnapshotHeader;
  /** What was made anew, and is told this once. */
  readonly anew: AnewSecrets;
}

/** Tokens that are told. */
const MOST_TOKENS = 100;

/**
 * Puts a snapshot back: everything as it was, or one Page. All of it, or nothing where it fails.
 * @throws SnapshotError, AccountTaken, the reason of the signal, and what `before` and `guard` throw
 */
export async function restoreSnapshot(deps: RestoreDeps, restoring: Restoring): Promise<Restored> {
  const { file, at, before, guard, signal, onProgress } = restoring;
  const { store, vault, media } = deps;
  // Before its media are kept.
  const secrets = await secretsOf(await headerOf(file), vault, restoring);
  return withSnapshot(file, { folder: folderOf(restoring), media }, async ({ header, source }) => {
    const undo = await before(header);
    let isWritten = false;
    let done = 0;
    const onRows = (rows: number): void => {
      signal?.throwIfAborted();
      done += rows;
      onProgress?.(done, header.rows);
    };
    const putBack = async (tx: Transaction) => {
      await guard(tx);
      const rows = new SecretsForRows(vault, secrets);
      const how = { at, onRows, change: rows.change };
      if (header.page) {
        const { apps } = await putBackPage(tx, source, header.page.no, how);
        const isSame = secrets && JSON.stringify(secrets.keys) === JSON.stringify(vault.keys);
        const tokens = isSame ? [] : await textsOf(tx, vault, header.page.id);
        return { anew: { ...rows.anew(apps), tokens }, keys: vault.keys };
      }
      await putBackAll(tx, source, how);
      const keys = secrets?.keys ?? vault.keys;
      await putStoreKeys(tx, vault, keys);
      const tokens = secrets ? [] : await textsOf(tx, vault);
      return { anew: { ...rows.anew(), tokens }, keys };
    };
    const work = async (tx: Transaction) => {
      const put = await putBack(tx);
      isWritten = true;
      return put;
    };
    const { anew, keys } = await store.transaction(work, 'own').catch(async (error: unknown) => {
      if (!isWritten) await undo();
      throw contradiction(error) ?? error;
    });
    vault.carry(keys);
    return { header, anew };
  });
}

/** Codes of SQLite: a constraint, and a value of another type than its key. */
const CONTRADICTIONS: ReadonlySet<unknown> = new Set([19, 20]);

/** Rows that cannot stand beside each other come from a file that somebody changed. */
function contradiction(error: unknown): SnapshotError | undefined {
  const { errcode } = Object(error) as { readonly errcode?: number };
  if (errcode === undefined || !CONTRADICTIONS.has(errcode & 0xff)) return undefined;
  const sentence =
    'What it holds contradicts itself, or what is here: it is damaged, or was changed by hand. Take another.';
  return new SnapshotError(sentence, { cause: error });
}

/** Beside the store, or the file. */
const folderOf = ({ file }: Restoring): string => dirname(file);

/** @throws SnapshotError where a passphrase is wrong, or would open what no key opens here */
async function secretsOf(
  { secrets }: SnapshotHeader,
  vault: Vault,
  { passphrase, makesAnew }: Restoring,
): Promise<SnapshotSecrets | undefined> {
  const opened = await openSecrets(secrets, vault, passphrase);
  if (opened || makesAnew) return opened;
  if (!secrets.byPassphrase) {
    if (passphrase === undefined) return undefined;
    throw new SnapshotError(
      'Its secrets are sealed under the key of the store that it was taken of, and under no passphrase: leave the passphrase out to have them made anew.',
    );
  }
  throw new SnapshotError(
    passphrase === undefined
      ? 'Its secrets are sealed under a passphrase: give it, or say that they are to be made anew.'
      : 'That is not the passphrase that its secrets are sealed under.',
  );
}

/** Tokens of a store, or of one Page, whose texts are others than they were. */
async function textsOf(tx: Transaction, vault: Vault, pageId?: string) {
  const page = pageId === undefined ? undefined : await tx.reader.pages.byId(pageId);
  const found: AnewSecrets['tokens'][number][] = [];
  const { tokens } = tx.reader;
  for (let some = await tokens.after(undefined, MOST_TOKENS); some.length > 0; ) {
    for (const { no, kind, app, user, page: of } of some) {
      if (page && of !== page.no) continue;
      if (found.length === MOST_TOKENS) return found;
      found.push({ no, kind, app, user, text: tokenText({ kind, no }, vault) });
    }
    some = await tokens.after(some.at(-1), MOST_TOKENS);
  }
  return found;
}
