import { setupI18n } from '@lingui/core';
import type { Browser, Locator, Page } from 'playwright-core';
import { textsIn } from '../../../console/texts-plugin.ts';
import { openConsole, type World } from '../support/studio.ts';

/** How somebody has the console before them. */
export interface Held {
  readonly language: 'en' | 'qps';
  /** In px. */
  readonly width: number;
  readonly height: number;
}

type Values = Readonly<Record<string, string | number>>;
type Pane = 'customer' | 'timeline' | 'work';

/** A hand on the console, which finds things by the ids of their texts: in any language, at any width. */
export interface Hand {
  readonly page: Page;
  /** A text as it is shown. */
  says(id: string, values?: Values): string;
  /** The same as the whole name of something: `page.getByRole('button', named('shell.find'))`. */
  named(id: string, values?: Values): { readonly name: string; readonly exact: true };
  /** The last row of a kind of the timeline with these words. */
  row(kind: string, words: string): Locator;
  pane(name: Pane): Locator;
  /** Clicks, and counts it. */
  press(what: Locator): Promise<void>;
  readonly clicks: () => number;
  /** Goes to a pane where there is room for one: a way, and not counted. */
  goes(to: Pane): Promise<void>;
  /** What can be pressed and stands out of the window at its sides, or the page itself. */
  standsOut(): Promise<string[]>;
}

/** Opens the console. A test in which Chromium complains of anything fails. */
export async function handOn(
  browser: Browser | undefined,
  world: World,
  { language, width, height }: Held,
  path: string,
): Promise<Hand> {
  const i18n = setupI18n();
  i18n.load(language, textsIn(language));
  i18n.activate(language, ['en-u-nu-latn']);
  const says: Hand['says'] = (id, values) => {
    const text = i18n._(id, values);
    if (text === id) throw new Error(`No text is called ${id}.`);
    return text;
  };
  const address = new URL(path, 'http://console/');
  if (language !== 'en') address.searchParams.set('hl', language);
  const { page, click, clicks } = await openConsole(browser, world, {
    ...{ path: `${address.pathname.slice(1)}${address.search}`, width, height },
  });
  const named: Hand['named'] = (id, values) => ({ name: says(id, values), exact: true });
  const pane = (name: Pane) => page.locator(`[data-pane=${name}]`);
  return {
    ...{ page, says, named, pane, clicks },
    row: (kind, words) =>
      page
        .getByRole('row', { name: new RegExp(`${says(`timeline.kind.${kind}`)}, .*${words}`) })
        .last(),
    press: click,
    async goes(to) {
      const way = page.getByRole('link', named(`shell.pane.${to}`));
      await pane(to).or(way).first().waitFor();
      if ((await pane(to).count()) > 0) return;
      await way.click();
      await pane(to).waitFor();
    },
    standsOut: () =>
      page.evaluate<string[]>(`{
        // Tabs that are more than their list holds are scrolled there; a pane that scrolls is no excuse.
        const isScrolled = (each) => each.closest('[role=tablist]') !== null;
        const stands = (each) => {
          const { left, right } = each.getBoundingClientRect();
          return (left < -1 || right > innerWidth + 1) && !isScrolled(each);
        };
        const pressed = document.querySelectorAll('a, button, input, textarea, [role=tab]');
        const { scrollWidth } = document.documentElement;
        [
          ...(scrollWidth > innerWidth ? ['the page: ' + scrollWidth] : []),
          ...[...pressed].filter(stands).map((each) => each.outerHTML.slice(0, 120)),
        ];
      }`),
  };
}
