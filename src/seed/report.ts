import { appNamed } from '../admin/apps.ts';
import { pageNamed } from '../admin/pages.ts';
import type { SeedFile } from './file/schema.ts';
import type { SeedCounts, Seeding } from './write/seeding.ts';
import type { SeededToken } from './write/tokens.ts';

/** What became of a seed file, and what its things are called. */
export interface SeedReport {
  /** What was not there before. */
  readonly added: SeedCounts;
  readonly apps: readonly {
    readonly id: string;
    readonly name: string;
    readonly secret: string;
    /** What Instagram login has in its place. */
    readonly instagramSecret: string;
    /** Of its first subscription, as the file says it. */
    readonly verifyToken: string | undefined;
  }[];
  readonly pages: readonly {
    readonly id: string;
    readonly name: string;
    readonly instagramId: string | undefined;
  }[];
  readonly tokens: readonly SeededToken[];
}

/** Tells of a file that is in. */
export async function reportOf(
  { tx, vault, added }: Seeding,
  { apps = [], pages = [] }: SeedFile,
  tokens: readonly SeededToken[],
): Promise<SeedReport> {
  const shownApps = [];
  for (const { id, name, webhooks } of apps) {
    const row = await appNamed(tx.reader, id ?? name);
    const secret = vault.unseal(row.secret);
    const instagramSecret = vault.unseal(row.instagramSecret ?? row.secret);
    const verifyToken = webhooks?.[0]?.verify_token;
    shownApps.push({ id: row.id, name: row.name, secret, instagramSecret, verifyToken });
  }
  const shownPages = [];
  for (const { id, name } of pages) {
    const row = await pageNamed(tx.reader, id ?? name);
    shownPages.push({ id: row.id, name: row.name, instagramId: row.instagramId });
  }
  return { added: { ...added }, apps: shownApps, pages: shownPages, tokens };
}
