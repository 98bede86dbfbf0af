import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * What axe finds wrong with a page. Of one without frames, as the console is, it finds the same
 * without a second page in which it puts together what it found in each: that took a quarter longer.
 * @throws Error where there is a frame
 */
export function axeFor(page: Page): AxeBuilder {
  if (page.frames().length > 1) throw new Error('Axe would not look into the frames of this page.');
  return new AxeBuilder({ page }).setLegacyMode();
}
