import type { Browser, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

/** How long something is waited for that is to be seen, in ms: a busy machine takes its time. */
export const PATIENCE = 30_000;

/** A window of Chromium, and what it said. */
export interface Window {
  readonly page: Page;
  /** Everything that Chromium complains of, what the policy of the page refuses among it. */
  readonly complaints: string[];
  /** The address of everything that was asked for. */
  readonly asked: string[];
}

/** Opens an address in a window of its own, with nothing kept from another. */
export async function opened(
  browser: Browser | undefined,
  address?: string,
  look: Parameters<Browser['newContext']>[0] = {},
): Promise<Window> {
  if (!browser) throw new Error('There is no browser.');
  const context = await browser.newContext({ reducedMotion: 'reduce', ...look });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => void complaints.push(error.message));
  page.on('request', (request) => void asked.push(request.url()));
  if (address !== undefined) await page.goto(address);
  return { page, complaints, asked };
}
