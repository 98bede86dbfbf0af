/** How it is known that a client works against a Convograph. */
type Proof =
  /** The client itself runs in our tests. */
  | 'run'
  /** What the genuine client was seen to send is sent again in our tests. */
  | 'replayed'
  /** Its source was read. */
  | 'derived';

/** A client of the Graph API, as docs/clients.md lists it. */
export interface Client {
  /** What it is used from. */
  readonly of: string;
  /** How it is brought here, in a line of Markdown. */
  readonly pointed: string;
  /** Heading of its recipe in docs/clients.md. */
  readonly recipe: string;
  readonly how: Proof;
  /**
   * Whence its version is known: the package of that name among what is installed, the same among what
   * `npm run test:bots` installs, what a command prints, or the version itself, where it was not run here.
   */
  readonly version:
    | { readonly npm: string }
    | { readonly bots: string }
    | { readonly prints: readonly [command: string, ...args: string[]] }
    | string;
  /** Day on which the source was read, where no test of ours shows anything of it. */
  readonly read?: string;
  /** Whether it was run by hand on that day too: it sent, and read pages to the last where it can. */
  readonly isTried?: true;
  /** What its tests cannot do without: a command, a path from the root, or Chromium. */
  readonly needs?: string;
  /** A sentence that the table says besides. */
  readonly note?: string;
  /** What has to be done otherwise as of {@link AS_OF}, where a test of it breaks then. */
  readonly asOf?: string;
}

/** The day as of which its tests run once more: what breaks then is what Meta broke. */
export const AS_OF = '2026-11-29';

const RECORDED = '../shared/vectors/sdk-requests.json';

/** What each meets whose samples ask for several ids at once. */
const IDS =
  'a call an id, or a batch, in place of `ids=` at the root, which is refused (wire.md 13.1, 5)';

/** What each meets that puts another verb in place of HTTP's. */
const OVERRIDE =
  'an app that used `method=` before: for others a POST with it is a POST (wire.md 13.1, 6)';

/** Every client that is known, by the name its users know; the table has them in this order. */
export const CLIENTS = {
  'HTTP (curl)': {
    of: 'the source pages',
    pointed: 'the address',
    recipe: 'curl',
    how: 'run',
    version: { prints: ['curl', '--version'] },
    needs: 'curl',
  },
  'JavaScript SDK (`FB.api`)': {
    of: 'the source pages',
    pointed: '`convograph proxy`',
    recipe: 'Clients that want https',
    how: 'replayed',
    version: '2026-07-23',
    asOf: OVERRIDE,
    needs: RECORDED,
    note: 'Its `FB.login`, by the dialog: derived from its source.',
  },
  'Android SDK (`GraphRequest`)': {
    of: 'the source pages',
    pointed:
      '`convograph proxy`, or `FacebookSdk.setFacebookDomain("example.test")` and TLS in front',
    recipe: 'Clients that want https',
    how: 'replayed',
    version: '9.0.0',
    needs: RECORDED,
    note: '18.3.0 builds the same bytes, by its source.',
  },
  'iOS SDK (`FBSDKGraphRequest`)': {
    of: 'the source pages',
    pointed: '`convograph proxy`',
    recipe: 'Clients that want https',
    how: 'derived',
    version: '18.1.0',
    asOf: IDS,
    needs: RECORDED,
  },
  'PHP SDK v5': {
    of: 'the source pages',
    pointed: '`http_client_handler`',
    recipe: 'PHP SDK v5',
    how: 'replayed',
    version: '5.7.0',
    needs: RECORDED,
  },
  'sdk.js': {
    of: 'browsers',
    pointed: 'loaded from here',
    recipe: 'sdk.js',
    how: 'run',
    version: 'ours',
    asOf: OVERRIDE,
    needs: 'Chromium',
    note: '`FB.init`, `FB.api`, `FB.login` of our own, in Chromium, from another origin.',
  },
  'fetch, https': {
    of: 'Node',
    pointed: '`convograph run`',
    recipe: 'Any program on this machine',
    how: 'run',
    version: { prints: ['node', '--version'] },
    needs: 'node',
  },
  urllib: {
    of: 'Python',
    pointed: '`convograph run`',
    recipe: 'Any program on this machine',
    how: 'run',
    version: { prints: ['python3', '--version'] },
    needs: 'python3',
  },
  streams: {
    of: 'PHP',
    pointed: '`convograph run`',
    recipe: 'Any program on this machine',
    how: 'run',
    version: { prints: ['php', '--version'] },
    needs: 'php',
  },
  'net/http': {
    of: 'Ruby',
    pointed: '`convograph run`',
    recipe: 'Any program on this machine',
    how: 'run',
    version: { prints: ['ruby', '--version'] },
    needs: 'ruby',
  },
  'java.net.http, HttpURLConnection': {
    of: 'Java',
    pointed: '`convograph run`',
    recipe: 'Any program on this machine',
    how: 'run',
    version: { prints: ['java', '--version'] },
    needs: 'java',
  },
  fbgraph: {
    of: 'Node',
    pointed: '`graph.setGraphUrl(url)`',
    recipe: 'fbgraph',
    how: 'run',
    version: { npm: 'fbgraph' },
    asOf: `${IDS}; ${OVERRIDE}`,
  },
  'messaging-api-messenger': {
    of: 'Node',
    pointed: '`new MessengerClient({ origin: url, … })`',
    recipe: 'messaging-api-messenger',
    how: 'run',
    version: { npm: 'messaging-api-messenger' },
    note: 'Sends, reads, its profile, and handing over.',
  },
  bottender: {
    of: 'Node',
    pointed: '`origin` of the channel',
    recipe: 'bottender',
    how: 'run',
    version: { bots: 'bottender' },
    note: 'A whole bot, by webhooks: answers, hands over, takes back.',
  },
  'messenger-bot': {
    of: 'Node',
    pointed: '`new Bot({ graph_url, … })`',
    recipe: 'messenger-bot',
    how: 'run',
    version: { npm: 'messenger-bot' },
  },
  '@warriorteam/messenger-sdk': {
    of: 'Node',
    pointed: '`new Messenger({ baseUrl: url, … })`',
    recipe: '@warriorteam/messenger-sdk',
    how: 'run',
    version: { npm: '@warriorteam/messenger-sdk' },
  },
  'facebook-nodejs-business-sdk': {
    of: 'Node',
    pointed: 'the static getter `FacebookAdsApi.GRAPH`',
    recipe: 'facebook-nodejs-business-sdk',
    how: 'run',
    version: { npm: 'facebook-nodejs-business-sdk' },
    note: 'Its licence binds its use to Meta’s own services.',
  },
  fb: {
    of: 'Node',
    pointed: '`node --import convograph/redirect`',
    recipe: 'Node programs with Meta’s host built in',
    how: 'run',
    version: { npm: 'fb' },
    asOf: IDS,
  },
  botkit: {
    of: 'Node',
    pointed: '`node --import convograph/redirect`',
    recipe: 'Node programs with Meta’s host built in',
    how: 'run',
    version: { bots: 'botkit' },
    note: 'A whole bot, by webhooks, through botbuilder-adapter-facebook 1.0.12, which asks by https alone.',
  },
  'passport-facebook': {
    of: 'Node',
    pointed: '`authorizationURL`, `tokenURL`, `profileURL`',
    recipe: 'passport-facebook',
    how: 'run',
    version: { npm: 'passport-facebook' },
    note: 'A whole login, by our dialog.',
  },
  '@chat-adapter/messenger': {
    of: 'Node',
    pointed: '`node --import convograph/redirect`',
    recipe: 'Node programs with Meta’s host built in',
    how: 'derived',
    version: '4.38.1',
    read: '2026-11-30',
    isTried: true,
    note: 'A bot of Chat SDK that is asked by webhook, and answers.',
  },
  '@chat-adapter/instagram': {
    of: 'Node',
    pointed: '`node --import convograph/redirect`',
    recipe: 'Node programs with Meta’s host built in',
    how: 'derived',
    version: '4.38.1',
    read: '2026-11-30',
  },
  'python-facebook': {
    of: 'Python',
    pointed: '`GraphAPI(base_url=url + "/", …)`',
    recipe: 'Python',
    how: 'derived',
    version: '0.24.0',
    read: '2026-11-30',
    isTried: true,
  },
  'facebook-sdk': {
    of: 'Python',
    pointed: '`facebook.FACEBOOK_GRAPH_URL`',
    recipe: 'Python',
    how: 'derived',
    version: '4.0.0-pre',
    read: '2026-11-30',
    isTried: true,
  },
  pymessenger: {
    of: 'Python',
    pointed: '`bot.graph_url`',
    recipe: 'Python',
    how: 'derived',
    version: '1.0.0',
    read: '2026-11-30',
    isTried: true,
  },
  fbmessenger: {
    of: 'Python',
    pointed: '`client.graph_url`',
    recipe: 'Python',
    how: 'derived',
    version: '6.0.0',
    read: '2026-11-30',
    isTried: true,
  },
  'facebook-python-business-sdk': {
    of: 'Python',
    pointed: '`FacebookSession.GRAPH`',
    recipe: 'Python',
    how: 'derived',
    version: '25.0.2',
    read: '2026-11-30',
  },
  Koala: {
    of: 'Ruby',
    pointed: '`Koala.config.graph_server` and `use_ssl: false` for all that it asks',
    recipe: 'Ruby',
    how: 'derived',
    version: '3.7.0',
    read: '2026-11-30',
    isTried: true,
  },
  'facebook-messenger': {
    of: 'Ruby',
    pointed: '`convograph run`',
    recipe: 'Any program on this machine',
    how: 'derived',
    version: '2.1.2',
    read: '2026-11-30',
    isTried: true,
    note: 'Its address is built in: what `base_uri` is told does not count.',
  },
  'huandu/facebook': {
    of: 'Go',
    pointed: '`session.BaseURL`',
    recipe: 'Go',
    how: 'derived',
    version: '2.9.2',
    read: '2026-11-30',
    isTried: true,
  },
  RestFB: {
    of: 'Java',
    pointed: '`setFacebookEndpointUrls(…)` and `serve --tls`, or `convograph run`',
    recipe: 'Java',
    how: 'derived',
    version: '2026.7.1',
    read: '2026-11-30',
    isTried: true,
  },
  messenger4j: {
    of: 'Java',
    pointed: '`convograph run`',
    recipe: 'Any program on this machine',
    how: 'derived',
    version: '1.1.0',
    read: '2026-11-30',
  },
  'facebook-java-business-sdk': {
    of: 'Java',
    pointed: '`new APIContext(endpointBase, …)` and `serve --tls`',
    recipe: 'Java',
    how: 'derived',
    version: '26.0.0',
    read: '2026-11-30',
  },
  airy: {
    of: 'Java',
    pointed: '`convograph run`',
    recipe: 'Any program on this machine',
    how: 'derived',
    version: '0.57.0-alpha',
    read: '2026-11-30',
  },
  courier: {
    of: 'Go',
    pointed: '`convograph run`',
    recipe: 'Any program on this machine',
    how: 'derived',
    version: '26.3.38',
    read: '2026-11-30',
    note: 'That of RapidPro.',
  },
  facebookbusiness: {
    of: 'Ruby',
    pointed: '`FacebookAds.config.server_host` and `serve --tls`',
    recipe: 'Clients that want https',
    how: 'derived',
    version: '25.0.4',
    read: '2026-11-30',
  },
  'facebook-php-business-sdk': {
    of: 'PHP',
    pointed: '`setDefaultGraphBaseDomain("example.test")`, and TLS in front',
    recipe: 'Clients that want https',
    how: 'derived',
    version: '25.0.1',
    read: '2026-11-30',
  },
} as const satisfies Readonly<Record<string, Client>>;

export type ClientName = keyof typeof CLIENTS;
