import type { FrozenForm } from '../graph/declare/dated-forms.ts';
import { BotServer, type WebhookHandler } from './bot-server.ts';
import type { ControlClient } from './control/client.ts';
import { requirePage } from './given.ts';
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
  /** What it used before Meta froze it, and may go on to use, such as `jsonp`. */
  readonly usedBefore?: readonly FrozenForm[] | undefined;
  /** Whether conversations of its Pages go to it while nobody owns them: they are routed then. */
  readonly defaultApp?: boolean | undefined;
  /** Whether it may take conversations of its Pages from others. */
  readonly takeRight?: boolean | undefined;
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

/** What of a conversation an app is told of, unless it says otherwise: not what it sent itself. */
const FIELDS = {
  page: [
    'messages',
    'messaging_postbacks',
    'message_reactions',
    'message_edits',
    'message_deliveries',
    'message_reads',
    'messaging_optins',
    'messaging_referrals',
    'messaging_account_linking',
    'feed',
    'messaging_feedback',
    'messaging_customer_information',
    'messaging_in_thread_lead_form_submit',
    'messaging_handovers',
    'messaging_policy_enforcement',
    'response_feedback',
    'send_cart',
  ],
  instagram: [
    'messages',
    'messaging_postbacks',
    'message_reactions',
    'message_edit',
    'messaging_handover',
    'messaging_seen',
    'messaging_optins',
    'messaging_referral',
    'comments',
  ],
} as const;

/** Makes an app what it is to be among those of a Page. */
async function share(
  control: ControlClient,
  page: string,
  app: string,
  { defaultApp, takeRight }: TestAppOptions,
): Promise<void> {
  if (!defaultApp && !takeRight) return;
  const { take_right = [] } = await control.showPage({ page });
  await control.changePage({
    page,
    ...(defaultApp && { default_app: app }),
    ...(takeRight && { take_right: [...take_right, app] }),
  });
}

/** Which webhooks an app gets. */
export interface WebhookOptions {
  /** Of Pages; everything of a conversation but echoes without. */
  readonly fields?: readonly string[] | undefined;
  /** Of Instagram accounts. */
  readonly instagramFields?: readonly string[] | undefined;
}

/** What its handshake has to be answered with. */
const VERIFY_TOKEN = 'convograph';

/** What an app has that was made before. */
export interface KnownApp extends Pick<TestApp, 'id' | 'name' | 'secret' | 'tokens'> {
  readonly pages: readonly TestPage[];
  readonly verifyToken?: string | undefined;
}

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
  readonly #verifyToken: string;
  #receiver: BotServer | undefined;

  constructor(
    around: Surroundings,
    { id, name, secret, tokens, pages, verifyToken = VERIFY_TOKEN }: KnownApp,
  ) {
    this.#around = around;
    this.id = id;
    this.name = name;
    this.secret = secret;
    this.#pages = pages;
    this.tokens = tokens;
    this.#verifyToken = verifyToken;
  }

  static async make(around: Surroundings, options: TestAppOptions): Promise<TestApp> {
    const { control } = around;
    const { name = 'Test bot', id, secret, page = [] } = options;
    const { mode, standardAccess = [], businessVerified, usedBefore } = options;
    const pages = [page].flat() as readonly TestPage[];
    for (const each of pages) requirePage(each, 'graph.app({ page })');
    const app = await control.createApp({ name, id, secret });
    const access = Object.fromEntries(standardAccess.map((each) => [each, 'standard'] as const));
    const settings = { mode, business_verified: businessVerified, used_before: usedBefore };
    if (standardAccess.length > 0 || Object.values(settings).some((each) => each !== undefined)) {
      await control.changeApp({ app: app.id, access, ...settings });
    }
    const tokens: Record<string, string> = {};
    for (const each of pages) {
      const token = await control.createToken({ page: each.id, for_app: app.id });
      tokens[each.id] = token.access_token;
      await share(control, each.id, app.id, options);
    }
    return new TestApp(around, { ...app, pages, tokens });
  }

  /** What a bot is to find in its environment. */
  env(): AppEnv {
    const [page] = this.#pages;
    return {
      APP_ID: this.id,
      APP_SECRET: this.secret,
      VERIFY_TOKEN: this.#verifyToken,
      GRAPH_URL: this.#around.url,
      PAGE_ID: page?.id ?? '',
      PAGE_ACCESS_TOKEN: (page && this.tokens[page.id]) ?? '',
    };
  }

  /**
   * Has the webhooks of its Pages sent to a bot, from now on: by an address on this machine, or to a
   * function of this process. It has to answer the handshake, as for Meta.
   * @throws ControlError when it does not
   */
  async receives(where: string | WebhookHandler, options: WebhookOptions = {}): Promise<void> {
    const before = this.#receiver?.handler;
    const url = typeof where === 'string' ? where : await this.#addressOf(where);
    const { fields = FIELDS.page, instagramFields = FIELDS.instagram } = options;
    try {
      await this.#subscribe('page', url, fields, this.#pages);
      const linked = this.#pages.filter(({ instagramId }) => instagramId !== undefined);
      if (linked.length > 0) await this.#subscribe('instagram', url, instagramFields, linked);
    } catch (error) {
      if (before === undefined) await this.stop();
      else if (this.#receiver) this.#receiver.handler = before;
      throw error;
    }
  }

  /** What has its webhooks taken by whatever takes them now, whatever does meanwhile. */
  receiving(): () => void {
    const handler = this.#receiver?.handler;
    return () => {
      if (handler && this.#receiver) this.#receiver.handler = handler;
    };
  }

  /** One address for all functions: a snapshot that is put back holds it. */
  async #addressOf(handler: WebhookHandler): Promise<string> {
    if (this.#receiver) this.#receiver.handler = handler;
    else this.#receiver = await BotServer.start(handler);
    return this.#receiver.url;
  }

  /** Takes no webhooks in this process any more. */
  async stop(): Promise<void> {
    await this.#receiver?.close();
    this.#receiver = undefined;
  }

  async #subscribe(
    object: 'page' | 'instagram',
    url: string,
    fields: readonly string[],
    pages: readonly TestPage[],
  ): Promise<void> {
    const { control } = this.#around;
    const about = { app: this.id, object, fields };
    await control.subscribeApp({ ...about, callback_url: url, verify_token: this.#verifyToken });
    for (const page of pages) await control.subscribeApp({ ...about, page: page.id });
  }
}
