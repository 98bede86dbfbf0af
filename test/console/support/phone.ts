import type { Browser, Locator, Page } from 'playwright-core';
import type { World } from '../../support/world.ts';
import { keyIn } from './seen.ts';
import { opened, type Window } from './window.ts';

/** A telephone in the console, by what people see of it. */
export interface Telephone extends Window {
  /** The pane that it is in. */
  readonly pane: Locator;
  readonly composer: Locator;
  /** A message that says this, the newest of them. */
  bubble(text: string | RegExp): Locator;
  /** Opens what can be done with a message, and does it. */
  does(text: string, verb: 'React' | 'More', item: string): Promise<void>;
}

/** Opens the studio with somebody's telephone. */
export async function openPhone(
  browser: Browser | undefined,
  world: World,
  of: { readonly id: string },
  look: Parameters<Browser['newContext']>[0] = {},
): Promise<Telephone> {
  const link = new URL(world.server.consoleLink ?? '');
  const query = new URLSearchParams({ conversation: of.id, page: world.page.id, pane: 'customer' });
  const address = `${link.origin}${link.pathname}studio?${query}#key=${keyIn(link.href)}`;
  const window = await opened(browser, address, look);
  const pane = window.page.locator('[data-pane=customer]');
  await pane.locator('[role=log]').waitFor();
  return { ...window, ...telephone(window.page, pane) };
}

function telephone(page: Page, pane: Locator): Omit<Telephone, keyof Window> {
  const bubble = (text: string | RegExp) =>
    pane.locator('article[data-mid]', { hasText: text }).last();
  return {
    pane,
    composer: pane.getByRole('textbox', { name: /^Message to/ }),
    bubble,
    async does(text, verb, item) {
      await bubble(text).hover();
      await bubble(text).getByRole('button', { name: verb, exact: true }).click();
      await page.getByRole('menuitem', { name: item, exact: true }).click();
    },
  };
}
