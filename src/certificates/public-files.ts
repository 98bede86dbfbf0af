import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { writeWholeFile } from '../base/whole-file.ts';
import { UNUSED_LIFE } from './life.ts';

/** Has a file hold a text; it is left alone where it does. */
export async function putFile(path: string, text: string): Promise<void> {
  if (textIn(path) !== text) await writeWholeFile(path, text);
}

/**
 * A file named by what it is made of, made where there is none: processes that were told of other roots
 * have others. Those that none has asked for in a long time are taken away.
 * @param name with an ending: `bundle.pem` becomes `bundle-1a2b3c4d5e6f.pem`
 * @param now epoch milliseconds of the machine's clock
 */
export async function putFileOf(
  folder: string,
  name: string,
  source: string,
  make: () => string | Promise<Buffer>,
  now: number,
): Promise<string> {
  const [base = '', ending = ''] = name.split('.');
  const mark = createHash('sha256').update(source).digest('hex').slice(0, 12);
  const path = join(folder, `${base}-${mark}.${ending}`);
  if (statSync(path, { throwIfNoEntry: false }) === undefined) {
    await writeWholeFile(path, await make());
  }
  utimesSync(path, now / 1000, now / 1000);
  for (const each of readdirSync(folder).filter((one) => one.startsWith(`${base}-`))) {
    const other = join(folder, each);
    const age = now - (statSync(other, { throwIfNoEntry: false })?.mtimeMs ?? now);
    if (age > UNUSED_LIFE) rmSync(other, { force: true });
  }
  return path;
}

function textIn(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
