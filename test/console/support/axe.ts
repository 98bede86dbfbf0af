import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * What axe finds wrong with a page. Of one without frames, as the console is, it finds the same
 * without a second page in which it puts together what it found in each: that took a quarter longer.
 * And of all that is right with it, it writes nothing down.
 * @param inside a selector, where it is not to look at all of the page
 * @throws Error where there is a frame
 */
export async function wrongWith(
  page: Page,
  { inside, rules }: { readonly inside?: string; readonly rules?: readonly string[] } = {},
): Promise<string[]> {
  if (page.frames().length > 1) throw new Error('Axe would not look into the frames of this page.');
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (rules) axe.withRules([...rules]);
  if (inside !== undefined) axe.include(inside);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** The same in light, and in dark of the colours: nothing else is another there. */
export async function wrongInBoth(page: Page, inside?: string): Promise<string[]> {
  const where = inside === undefined ? {} : { inside };
  const wrong: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const rules = colorScheme === 'dark' ? { rules: ['color-contrast'] } : {};
    const found = await wrongWith(page, { ...where, ...rules });
    wrong.push(...found.map((each) => `${colorScheme}, ${each}`));
  }
  return wrong;
}
