import type { Browser, BrowserContext, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { Site } from '../login/shop-site.ts';

/** What a web page of an app begins with. */
export interface PageSpec {
  /** Where the script is loaded from. */
  readonly server: string;
  /** What `FB.init` is given, as a page writes it. */
  readonly init: Readonly<Record<string, unknown>>;
  /** A Content-Security-Policy; none without it. */
  readonly policy?: string;
}

/** Events of which pages keep what they hear. */
const EVENTS = ['auth.login', 'auth.logout', 'auth.authResponseChange', 'auth.statusChange'];

const NONCE = 'cGFnZQ==';

/** A web page that loads the SDK as the guide has it, and keeps what it hears. */
const htmlOf = ({ server, init, policy }: PageSpec): string => `
${policy === undefined ? '' : `<meta http-equiv="Content-Security-Policy" content="${policy} 'nonce-${NONCE}'">`}
<script nonce="${NONCE}">
var heard = [];
window.fbAsyncInit = function () {
  FB.init(${JSON.stringify(init)});
  ${JSON.stringify(EVENTS)}.forEach(function (name) {
    FB.Event.subscribe(name, function (response) { heard.push(name + ' ' + response.status); });
  });
  window.isReady = true;
};
function called() {
  var args = [].slice.call(arguments);
  return new Promise(function (done) { FB.api.apply(FB, args.concat(done)); });
}
function asked(force) { return new Promise(function (done) { FB.getLoginStatus(done, force); }); }
function begun(options) { window.answer = new Promise(function (done) { FB.login(done, options); }); }
</script>
<script async src="${server}/_convograph/sdk.js"></script>`;

export interface ShopPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Everything that Chromium complains of. */
  readonly complaints: readonly string[];
  /** What a piece of the page's own script gives, awaited. */
  run(script: string): Promise<never>;
  /** The events that were heard since it was asked last. */
  heard(): Promise<string[]>;
  /** Calls `FB.login`; gives the window that it opens. */
  login(options?: object): Promise<Page>;
  /** What `FB.login` was answered. */
  answer(): Promise<never>;
}

/** Opens such a page in a window of its own, or beside others. */
export async function shopPage(
  browser: Browser | undefined,
  site: Site,
  spec: PageSpec,
  beside?: BrowserContext,
): Promise<ShopPage> {
  if (!browser) throw new Error('There is no browser.');
  site.pages.set('/', htmlOf(spec));
  const context = beside ?? (await browser.newContext());
  if (!beside) onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('console', (message) => void complaints.push(message.text()));
  page.on('pageerror', (error) => void complaints.push(error.message));
  await page.goto(site.origin);
  await page.waitForFunction('window.isReady');
  const run = (script: string): Promise<never> => page.evaluate(script);
  return {
    page,
    context,
    complaints,
    run,
    heard: () => run('heard.splice(0)'),
    async login(options = {}) {
      const [popup] = await Promise.all([
        page.waitForEvent('popup'),
        run(`begun(${JSON.stringify(options)})`),
      ]);
      popup.setDefaultTimeout(10_000);
      // One that is still on its way has no address, and Chromium may forget to close it.
      await popup.waitForLoadState();
      return popup;
    },
    answer: () => run('answer'),
  };
}
