/** What the commands that listen can be told, and where every command finds its store. */
export interface Setting {
  /** Its key in convograph.config.json, and the name of the flag's value. */
  readonly key: string;
  /** As the help shows it. */
  readonly flag: string;
  /** Its name in the environment. */
  readonly env: string;
  /** What it does, for the help, the README and the schema. */
  readonly about: string;
  /** What holds without it, for people. */
  readonly without: string;
  /** What it takes: a switch is on or off, a list is written with commas. */
  readonly kind: 'text' | 'number' | 'list' | 'switch' | 'log';
  /** The commands that take it as a flag: all, those that listen, or `serve` alone. */
  readonly of: 'all' | 'servers' | 'serve';
}

/** Every setting, once: flags, environment, file, help, README and schema follow from this list. */
export const SETTINGS = [
  {
    key: 'data',
    flag: '--data <dir>',
    env: 'CONVOGRAPH_DATA',
    about: 'directory of the store',
    without: 'the store found from here upwards, else ./.convograph',
    kind: 'text',
    of: 'all',
  },
  {
    key: 'store',
    flag: '--store <address>',
    env: 'CONVOGRAPH_STORE',
    about:
      'database that the store is kept in, such as postgres://user@host/database?schema=name; keys stay in the directory',
    without: 'a file of the directory',
    kind: 'text',
    of: 'all',
  },
  {
    key: 'media',
    flag: '--media <dir>',
    env: 'CONVOGRAPH_MEDIA',
    about: 'folder of the media of a store in a database, which all its processes share',
    without: 'in that database; in the directory of a store in a file',
    kind: 'text',
    of: 'all',
  },
  {
    key: 'storeDirect',
    flag: '--store-direct <address>',
    env: 'CONVOGRAPH_STORE_DIRECT',
    about:
      'second address of that database, past its pooler, at which changes of other processes are heard of at once',
    without: 'behind a pooler they are looked for five times a second',
    kind: 'text',
    of: 'all',
  },
  {
    key: 'json',
    flag: '--json',
    env: 'CONVOGRAPH_JSON',
    about: 'print JSON on stdout and nothing else',
    without: 'off',
    kind: 'switch',
    of: 'all',
  },
  {
    key: 'port',
    flag: '--port <n>',
    // Not CONVOGRAPH_PORT, which Kubernetes sets to an address where a service is called convograph.
    env: 'PORT',
    about: 'port to listen on, 0 for any free one',
    without: '4004',
    kind: 'number',
    of: 'servers',
  },
  {
    key: 'host',
    flag: '--host <host>',
    env: 'CONVOGRAPH_HOST',
    about: 'address to listen on',
    without: '127.0.0.1',
    kind: 'text',
    of: 'servers',
  },
  {
    key: 'tls',
    flag: '--tls',
    env: 'CONVOGRAPH_TLS',
    about: 'speak https, with certificates that count where the root of `convograph ca` is trusted',
    without: 'off',
    kind: 'switch',
    of: 'servers',
  },
  {
    key: 'publicUrl',
    flag: '--public-url <url>',
    env: 'CONVOGRAPH_PUBLIC_URL',
    about: 'address of paging links, such as https://graph.example.com',
    without: 'from the request',
    kind: 'text',
    of: 'servers',
  },
  {
    key: 'trustProxy',
    flag: '--trust-proxy <list>',
    env: 'CONVOGRAPH_TRUST_PROXY',
    about: 'addresses and ranges whose X-Forwarded-* is believed',
    without: 'loopback',
    kind: 'list',
    of: 'servers',
  },
  {
    key: 'instagramHost',
    flag: '--instagram-host <name>',
    env: 'CONVOGRAPH_INSTAGRAM_HOST',
    about: 'one more name of the Instagram host',
    without: 'graph.instagram.com',
    kind: 'text',
    of: 'servers',
  },
  {
    key: 'asOf',
    flag: '--as-of <day>',
    env: 'CONVOGRAPH_AS_OF',
    about:
      'day as of which the platform is, such as 2026-10-27: today, by the clock of the store, or all, which offers what Meta ever did',
    without: 'all',
    kind: 'text',
    of: 'servers',
  },
  {
    key: 'defaultVersion',
    flag: '--default-version <version>',
    env: 'CONVOGRAPH_DEFAULT_VERSION',
    about: 'Graph version of requests that name none',
    without: 'the oldest offered',
    kind: 'text',
    of: 'servers',
  },
  {
    key: 'log',
    flag: '--log [form]',
    env: 'CONVOGRAPH_LOG',
    about: 'a line on stderr for each request and webhook: text, or json for programs',
    without: 'off',
    kind: 'log',
    of: 'servers',
  },
  {
    key: 'journal',
    flag: '--journal <form>',
    env: 'CONVOGRAPH_JOURNAL',
    about:
      'what is kept in memory of calls and what follows them: bodies, shapes (never what people wrote), or off',
    without: 'bodies in demo, shapes in serve',
    kind: 'text',
    of: 'servers',
  },
  {
    key: 'cache',
    flag: '--cache',
    env: 'CONVOGRAPH_CACHE',
    about:
      'answer from memory what is read again and has not changed; --no-cache carries out every read, and answers the same',
    without: 'on',
    kind: 'switch',
    of: 'servers',
  },
  {
    key: 'seed',
    flag: '--seed <file>',
    env: 'CONVOGRAPH_SEED',
    about: 'file that says what the store begins with, for demo in place of its business',
    without: 'none',
    kind: 'text',
    of: 'servers',
  },
  {
    key: 'allowTo',
    flag: '--allow-to <list>',
    env: 'CONVOGRAPH_ALLOW_TO',
    about:
      'hosts and ranges that callbacks and addresses of files may lead to, over http too: loopback, bot, 10.0.0.0/8',
    without: 'public addresses, by https',
    kind: 'list',
    of: 'servers',
  },
  {
    key: 'receipts',
    flag: '--receipts',
    env: 'CONVOGRAPH_RECEIPTS',
    about: 'people receive and read by themselves what Pages send',
    without: 'on in demo, off in serve',
    kind: 'switch',
    of: 'servers',
  },
  {
    key: 'webhookRetries',
    flag: '--webhook-retries <ladder>',
    env: 'CONVOGRAPH_WEBHOOK_RETRIES',
    about: 'how long a webhook that fails is tried again: messenger (an hour) or graph (36 hours)',
    without: 'messenger',
    kind: 'text',
    of: 'servers',
  },
  {
    key: 'webhookBatches',
    flag: '--webhook-batches',
    env: 'CONVOGRAPH_WEBHOOK_BATCHES',
    about: 'send webhooks that wait for one app together, up to 1,000',
    without: 'off',
    kind: 'switch',
    of: 'servers',
  },
  {
    key: 'mostUploaded',
    flag: '--most-uploaded <gb>',
    env: 'CONVOGRAPH_MOST_UPLOADED',
    about: 'gigabytes of files that may lie uploaded at once, to be imported or put back',
    without: '20',
    kind: 'number',
    of: 'servers',
  },
  {
    key: 'console',
    flag: '--console',
    env: 'CONVOGRAPH_CONSOLE',
    about: 'offer the console, a page for the people who build here, at a link that is printed',
    without: 'on in demo, off in serve',
    kind: 'switch',
    of: 'servers',
  },
  {
    key: 'workers',
    flag: '--workers <n>',
    env: 'CONVOGRAPH_WORKERS',
    about: 'processes that serve at the port, of a store in PostgreSQL',
    without: '1',
    kind: 'number',
    of: 'serve',
  },
  {
    key: 'readOnly',
    flag: '--read-only',
    env: 'CONVOGRAPH_READ_ONLY',
    about:
      'answer reads alone: writes get code 2, and nothing is delivered, as while the store is copied',
    without: 'off',
    kind: 'switch',
    of: 'serve',
  },
  {
    key: 'loginDialog',
    flag: '--login-dialog',
    env: 'CONVOGRAPH_LOGIN_DIALOG',
    about: 'offer /dialog/oauth, which asks for the control key before it shows people',
    without: 'off',
    kind: 'switch',
    of: 'serve',
  },
] as const satisfies readonly Setting[];

/** Settings of a folder, or of a store, as JSON. */
export const CONFIG_FILE = 'convograph.config.json';

/** The key of a setting. */
export type SettingKey = (typeof SETTINGS)[number]['key'];

/** What was said of a setting, and where: the name of a flag, a variable, or a key of a file. */
export interface SettingText {
  readonly value: string | boolean;
  readonly by: string;
}

/** What one place says of the settings. */
export type Layer = Readonly<Partial<Record<SettingKey, SettingText>>>;

/** The flag of a setting, without what it takes: `--port`. */
export const flagOf = ({ flag }: Pick<Setting, 'flag'>): string => flag.split(' ', 1)[0] ?? flag;

/** What flags say, as the command line gives them by key. */
export const flagLayer = (flags: Readonly<Record<string, unknown>>): Layer =>
  layerOf((setting) => {
    const value = flags[setting.key];
    const isSaid = typeof value === 'string' || typeof value === 'boolean';
    return isSaid ? { value, by: flagOf(setting) } : undefined;
  });

/** A layer of what is said of each setting. */
export function layerOf(said: (setting: Setting) => SettingText | undefined): Layer {
  const entries = SETTINGS.map((setting) => [setting.key, said(setting)] as const);
  return Object.fromEntries(entries.filter(([, one]) => one !== undefined));
}
