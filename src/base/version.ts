import { readFileSync } from 'node:fs';
import { PACKAGE_FOLDER } from '../base/package-folder.ts';

/** The version of the program, from its package. */
export function version(): string {
  const manifest = readFileSync(new URL('package.json', PACKAGE_FOLDER), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
