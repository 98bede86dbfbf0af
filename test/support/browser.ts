import { appendFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locks } from 'node:worker_threads';
import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { isClockFaked } from './faked-clock.ts';

/** What Chromium needs as root and in containers; its walls between sites stay up. */
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];

/**
 * A Chromium: the one at `CHROMIUM_PATH`, else the one that npm brought (Linux). Undefined where
 * none runs: the run then says in one line that `file` did not, and fails where `CI` is set.
 * @param variables of its environment, besides this process's
 * @param flags of its own, besides those that all need
 */
export async function chromiumFor(
  file: string,
  variables: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): Promise<Browser | undefined> {
  // What it leaves behind when it ends, which it does not always take away itself, is taken away.
  const own = mkdtempSync(join(tmpdir(), 'convograph-chromium-'));
  const discard = () => rmSync(own, { recursive: true, force: true, maxRetries: 5 });
  try {
    // Under another clock (scripts/test-2028.ts) it takes ten times as long, and so has its own.
    const clock = isClockFaked ? { LD_PRELOAD: '' } : {};
    const env = { ...process.env, TMPDIR: own, ...clock, ...variables } as Record<string, string>;
    const args = [...ARGS, ...flags];
    const browser = await chromium.launch({ executablePath: await executable(), args, env });
    const close = browser.close.bind(browser);
    browser.close = async () => {
      await close();
      discard();
    };
    return browser;
  } catch (error) {
    discard();
    const [reason = ''] = String((error as Error).message ?? error).split('\n');
    const line = `No Chromium runs here (set CHROMIUM_PATH to one): ${file} did not run.`;
    if (process.env.CI) throw new Error(`${line} ${reason}`);
    appendFileSync(inject('missed'), `${line}\n`);
    return undefined;
  }
}

async function executable(): Promise<string> {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) return CHROMIUM_PATH;
  // Unpacked once for every run to come, and not into the folder of this one.
  const version = manifest.devDependencies['@sparticuz/chromium'];
  const place = join(inject('lastingTmp'), `convograph-chromium-${version}`);
  // The other thread waits.
  await locks.request(place, async () => {
    if (!existsSync(place)) await unpack(place);
  });
  return join(place, 'chromium');
}

/** Puts it there whole or not at all: one that is not whole yet does not run, and nobody unpacks it again. */
async function unpack(place: string): Promise<void> {
  const making = mkdtempSync(join(tmpdir(), 'convograph-chromium-'));
  const { TMPDIR } = process.env;
  process.env.TMPDIR = making;
  try {
    const { default: bundled } = await import('@sparticuz/chromium');
    await bundled.executablePath();
    renameSync(making, place);
  } catch (error) {
    // Another run may have been quicker.
    if (!existsSync(place)) throw error;
  } finally {
    process.env.TMPDIR = TMPDIR;
    rmSync(making, { recursive: true, force: true });
  }
}
