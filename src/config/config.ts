import { isIP } from 'node:net';
import { z } from 'zod';
import { type Layer, type Said, SETTINGS, type SettingKey } from './settings.ts';
import { ConfigError, firstSaid, isOn } from './store-config.ts';

/** How requests are told: to people, or to programs. */
export type LogForm = 'text' | 'json';

/** How to listen; `V` are the Graph versions that are offered. */
export interface ServerConfig<V extends string> {
  /** Whether stdout carries JSON and nothing else. */
  readonly json: boolean;
  /** 0: any free one. */
  readonly port: number;
  readonly host: string;
  /** Scheme and host (and path) of paging links, without a slash at the end. */
  readonly publicUrl: string | undefined;
  /** Peers whose `X-Forwarded-*` is believed: addresses and CIDR ranges. */
  readonly trustProxy: readonly string[];
  /** A name that stands for graph.instagram.com, besides that name itself. */
  readonly instagramHost: string | undefined;
  /** The version that answers a request that names none. */
  readonly defaultVersion: V;
  /** In which form requests are told on stderr; undefined: in none. */
  readonly log: LogForm | undefined;
  /** Whether `serve` has the login dialog. */
  readonly loginDialog: boolean;
}

/** Addresses of the machine itself. */
const LOOPBACK = '127.0.0.0/8,::1';

/**
 * The settings of a command that listens.
 * @param layers what flags, environment and files say: the first that says something counts
 * @param versions the Graph versions that are offered, oldest first
 * @throws ConfigError
 */
export function readServerConfig<V extends string>(
  layers: readonly Layer[],
  versions: readonly V[],
): ServerConfig<V> {
  const keys = SETTINGS.map(({ key }) => key);
  const said = Object.fromEntries(keys.map((key) => [key, firstSaid(layers, key)]));
  const read = check(z.object(textFields(said, versions)), said);
  const { publicUrl, instagramHost, defaultVersion, host } = read;
  const loginDialog = isOn(said.loginDialog);
  if (loginDialog && publicUrl === undefined && !isLoopback(host)) {
    throw new ConfigError(
      `--login-dialog on ${host}, which others reach, needs --public-url: the https address that people open it by.`,
    );
  }
  return {
    ...read,
    publicUrl,
    instagramHost,
    defaultVersion: defaultVersion as V,
    json: isOn(said.json),
    log: logForm(said.log),
    loginDialog,
  };
}

/** What was said of each setting. */
type AllSaid = Readonly<Partial<Record<SettingKey, Said | undefined>>>;

const textFields = (said: AllSaid, versions: readonly string[]) => {
  /** A text that `fits`, and otherwise a sentence: what said it, what it must be, what it is. */
  const text = (key: SettingKey, must: string, fits: (value: string) => boolean) =>
    z.string().refine(fits, {
      error: ({ input }) => `${said[key]?.by ?? key} must be ${must}, and is "${input}".`,
    });
  return {
    port: text('port', 'a whole number from 0 (any free port) to 65535', isPort)
      .default('4004')
      .transform(Number),
    host: text('host', 'the name or address to listen on', isHost).default('127.0.0.1'),
    publicUrl: text('publicUrl', 'an address such as https://graph.example.com', isPublicUrl)
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    trustProxy: text(
      'trustProxy',
      'a list of addresses and ranges such as 10.0.0.0/8,::1',
      (value) => listOf(value).every(isAddressOrRange),
    )
      .default(LOOPBACK)
      .transform(listOf),
    instagramHost: text(
      'instagramHost',
      'the name of a host, without a port, such as instagram.localhost',
      isHostName,
    ).optional(),
    defaultVersion: text('defaultVersion', `one of ${versions.join(', ')}`, (value) =>
      versions.includes(wholeVersion(value)),
    )
      .default(versions[0] ?? '')
      .transform(wholeVersion),
  };
};

/** Whether only this machine reaches what listens on a host. */
export const isLoopback = (host: string): boolean =>
  /^localhost$/i.test(host) ||
  (isIP(host) === 4 && host.startsWith('127.')) ||
  (isIP(host) === 6 && new URL(`http://[${host}]`).hostname === '[::1]');

function check<T extends z.ZodType>(schema: T, said: AllSaid): z.output<T> {
  const entries = Object.entries(said).map(([key, one]) => [key, one?.value]);
  const { data, error } = schema.safeParse(Object.fromEntries(entries));
  if (error) throw new ConfigError(error.issues[0]?.message ?? 'A setting cannot be used.');
  return data as z.output<T>;
}

/** @throws ConfigError */
function logForm(said: Said | undefined): LogForm | undefined {
  if (said?.value === 'json' || said?.value === 'text') return said.value;
  try {
    return isOn(said) ? 'text' : undefined;
  } catch {
    throw new ConfigError(`${said?.by} must be text, json or off, and is "${said?.value}".`);
  }
}

const listOf = (value: string): string[] =>
  value
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);

/** `v21` means `v21.0`. */
const wholeVersion = (value: string): string => (/^v\d+$/.test(value) ? `${value}.0` : value);

const isPort = (value: string): boolean => /^\d{1,5}$/.test(value) && Number(value) <= 65_535;

const isHost = (value: string): boolean => /^[^\s/]+$/.test(value);

function isPublicUrl(value: string): boolean {
  const url = URL.parse(value);
  if (!url || !/^https?:$/.test(url.protocol)) return false;
  return !url.username && !url.password && !/[?#\s]/.test(value);
}

const isHostName = (value: string): boolean =>
  value.length <= 253 && /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/i.test(value);

function isAddressOrRange(entry: string): boolean {
  const [address = '', bits, ...more] = entry.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
  );
}
