import type { ControlClient } from './control/client.ts';
import type { TestPage } from './test-page.ts';

/** What an app is like. */
export interface TestAppOptions {
  /** The Page, or Pages, whose token it gets. */
  readonly page?: TestPage | readonly TestPage[] | undefined;
  readonly name?: string | undefined;
  readonly id?: string | undefined;
  /** 32 hexadecimal digits. */
  readonly secret?: string | undefined;
  /** `live` without. */
  readonly mode?: 'live' | 'development' | undefined;
  /** What it has standard access to; advanced access to everything else. */
  readonly standardAccess?: readonly string[] | undefined;
  /** Whether a verified business owns it; it does without. */
  readonly businessVerified?: boolean | undefined;
}

/** What a bot of this app finds in its environment. */
export interface AppEnv {
  readonly [name: string]: string;
  readonly APP_ID: string;
  readonly APP_SECRET: string;
  readonly VERIFY_TOKEN: string;
  /** What stands in the place of `https://graph.facebook.com`. */
  readonly GRAPH_URL: string;
  /** Of the first Page, as is its token; '' where the app has none. */
  readonly PAGE_ID: string;
  readonly PAGE_ACCESS_TOKEN: string;
}

/** What its handshake has to be answered with. */
const VERIFY_TOKEN = 'convograph';

interface Surroundings {
  readonly control: ControlClient;
  /** Of the server. */
  readonly url: string;
}

/** An app: the bot that is tested, as Meta knows it. */
export class TestApp {
  readonly id: string;
  readonly name: string;
  readonly secret: string;
  /** Page access tokens by Page id. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly #pages: readonly TestPage[];
  readonly #around: Surroundings;

  private constructor(
    around: Surroundings,
    { id, name, secret }: Pick<TestApp, 'id' | 'name' | 'secret'>,
    pages: readonly TestPage[],
    tokens: Readonly<Record<string, string>>,
  ) {
    this.#around = around;
    this.id = id;
    this.name = name;
    this.secret = secret;
    this.#pages = pages;
    this.tokens = tokens;
  }

  static async make(around: Surroundings, options: TestAppOptions): Promise<TestApp> {
    const { control } = around;
    const { name = 'Test bot', id, secret, page = [] } = options;
    const { mode, standardAccess = [], businessVerified } = options;
    const app = await control.createApp({ name, id, secret });
    if (mode !== undefined || businessVerified !== undefined || standardAccess.length > 0) {
      const access = Object.fromEntries(standardAccess.map((each) => [each, 'standard'] as const));
      await control.changeApp({ app: app.id, mode, access, business_verified: businessVerified });
    }
    const pages = [page].flat() as readonly TestPage[];
    const tokens: Record<string, string> = {};
    for (const each of pages) {
      const token = await control.createToken({ page: each.id, for_app: app.id });
      tokens[each.id] = token.access_token;
    }
    return new TestApp(around, app, pages, tokens);
  }

  /** What a bot is to find in its environment. */
  env(): AppEnv {
    const [page] = this.#pages;
    return {
      APP_ID: this.id,
      APP_SECRET: this.secret,
      VERIFY_TOKEN,
      GRAPH_URL: this.#around.url,
      PAGE_ID: page?.id ?? '',
      PAGE_ACCESS_TOKEN: (page && this.tokens[page.id]) ?? '',
    };
  }
}
