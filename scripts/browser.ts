import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** A Chromium, the one at CHROMIUM_PATH or that of npm; what it leaves behind goes with it. */
export async function openBrowser(): Promise<{ browser: Browser; close(): Promise<void> }> {
  const own = mkdtempSync(join(tmpdir(), 'convograph-chromium-'));
  const { CHROMIUM_PATH, TMPDIR } = process.env;
  process.env.TMPDIR = own;
  const executablePath =
    CHROMIUM_PATH ?? (await (await import('@sparticuz/chromium')).default.executablePath());
  const env = { ...process.env, TMPDIR: own } as Record<string, string>;
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
  const browser = await chromium.launch({ executablePath, args, env });
  const close = async () => {
    await browser.close();
    rmSync(own, { recursive: true, force: true, maxRetries: 5 });
  };
  return { browser, close };
}
