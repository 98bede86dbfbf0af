import { hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Claim } from '../claims.ts';
import { SHOP } from '../imports/downloads.ts';

/** What has to be there once downloads are in: their messages, and the pictures these name. */
export function importClaims(paths: readonly string[], messages: number): Claim[] {
  const claims: Claim[] = [{ is: 'imported', page: SHOP, messages }];
  for (const folder of paths.filter((path) => statSync(path).isDirectory())) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => /message_\d+\.json$/.test(name))) {
      const path = join(folder, file);
      const { messages: said } = JSON.parse(readFileSync(path, 'utf8')) as Thread;
      for (const { uri } of said.flatMap(({ photos }) => photos ?? [])) {
        const bytes = readFileSync(join(dirname(path), uri));
        claims.push({ is: 'medium', name: hash('sha256', bytes) });
      }
    }
  }
  return claims;
}

interface Thread {
  readonly messages: readonly { readonly photos?: readonly { readonly uri: string }[] }[];
}
