import type { Locator, Page } from 'playwright-core';

/** Waits until something has the focus: keys that are pressed before go elsewhere. */
export const focused = (what: Locator): Promise<void> =>
  what.and(what.page().locator(':focus')).waitFor();

/**
 * Finds something in the palette, and does it, by keys alone.
 * @param words what is written to find it
 * @param item what it is called there
 */
export async function finds(page: Page, words: string, item: string | RegExp = words) {
  await page.keyboard.press('ControlOrMeta+k');
  await focused(page.getByRole('dialog').getByRole('searchbox'));
  await page.keyboard.type(words);
  const found = page.getByRole('menuitem', { name: item });
  await found.and(page.locator('[data-focused]')).waitFor();
  await page.keyboard.press('Enter');
}
