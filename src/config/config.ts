import { isIP } from 'node:net';
import { z } from 'zod';
import type { Env } from './env.ts';
import { ConfigError, readStoreConfig, type StoreConfig, type StoreFlags } from './store-config.ts';

/** Flags of the commands that listen, as typed. */
export interface ServerFlags extends StoreFlags {
  readonly port?: string;
  readonly host?: string;
  readonly publicUrl?: string;
  readonly trustProxy?: string;
  readonly instagramHost?: string;
  readonly defaultVersion?: string;
  /** Of `serve` alone. */
  readonly loginDialog?: boolean;
}

/** How to listen; `V` are the Graph versions that are offered. */
export interface ServerConfig<V extends string> extends StoreConfig {
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
  /** Whether `serve` has the login dialog. */
  readonly loginDialog: boolean;
}

/** Addresses of the machine itself. */
const LOOPBACK = '127.0.0.0/8,::1';

/** A text that `fits`, and otherwise a sentence: its name, what it must be, what it is. */
const text = (name: string, must: string, fits: (value: string) => boolean) =>
  z.string().refine(fits, {
    error: ({ input }) => `${name} must be ${must}, and is "${input}".`,
  });

const serverFields = (env: Env, flags: ServerFlags, versions: readonly string[]) => ({
  port: text(
    flags.port === undefined && env.port !== undefined ? 'PORT' : '--port',
    'a whole number from 0 (any free port) to 65535',
    (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535,
  )
    .default('4004')
    .transform(Number),
  host: text('--host', 'the name or address to listen on', (value) =>
    /^[^\s/]+$/.test(value),
  ).default('127.0.0.1'),
  publicUrl: text('--public-url', 'an address such as https://graph.example.com', isPublicUrl)
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  trustProxy: text(
    '--trust-proxy',
    'a list of addresses and ranges such as 10.0.0.0/8,::1',
    (value) => listOf(value).every(isAddressOrRange),
  )
    .default(LOOPBACK)
    .transform(listOf),
  instagramHost: text(
    '--instagram-host',
    'the name of a host, without a port, such as instagram.localhost',
    isHostName,
  ).optional(),
  defaultVersion: text('--default-version', `one of ${versions.join(', ')}`, (value) =>
    versions.includes(wholeVersion(value)),
  )
    .default(versions[0] ?? '')
    .transform(wholeVersion),
  loginDialog: z.boolean().default(false),
});

/**
 * The settings of a command that listens; a flag goes before its environment variable.
 * @param versions the Graph versions that are offered, oldest first
 * @throws ConfigError
 */
export function readServerConfig<V extends string>(
  flags: ServerFlags,
  env: Env,
  versions: readonly V[],
): ServerConfig<V> {
  const fields = z.object(serverFields(env, flags, versions));
  const store = readStoreConfig(flags);
  const rest = check(fields, { ...flags, port: flags.port ?? env.port });
  const { publicUrl, instagramHost, defaultVersion, loginDialog, host } = rest;
  if (loginDialog && publicUrl === undefined && !isLoopback(host)) {
    throw new ConfigError(
      `--login-dialog on ${host}, which others reach, needs --public-url: the https address that people open it by.`,
    );
  }
  return { ...store, ...rest, publicUrl, instagramHost, defaultVersion: defaultVersion as V };
}

/** Whether only this machine reaches what listens on a host. */
export const isLoopback = (host: string): boolean =>
  /^localhost$/i.test(host) ||
  (isIP(host) === 4 && host.startsWith('127.')) ||
  (isIP(host) === 6 && new URL(`http://[${host}]`).hostname === '[::1]');

function check<T extends z.ZodType>(schema: T, flags: object): z.output<T> {
  const { data, error } = schema.safeParse(flags);
  if (error) throw new ConfigError(error.issues[0]?.message ?? 'A setting cannot be used.');
  return data as z.output<T>;
}

const listOf = (value: string): string[] =>
  value
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);

/** `v21` means `v21.0`. */
const wholeVersion = (value: string): string => (/^v\d+$/.test(value) ? `${value}.0` : value);

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
