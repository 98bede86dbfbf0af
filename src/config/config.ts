import { isIP } from 'node:net';
import { LOOPBACK, rangeOf } from '../base/address-set.ts';
import type { Day } from '../base/day.ts';
import type { Layer, SettingKey, SettingText } from './settings.ts';
import { ConfigError, firstSaid, isSwitchedOn } from './store-config.ts';

/** How requests are told: to people, or to programs. */
export type LogForm = 'text' | 'json';

/** How long webhooks that fail are tried again: as Messenger's page tells, or as Graph's. */
const WEBHOOK_LADDERS = ['messenger', 'graph'] as const;
export type WebhookLadder = (typeof WEBHOOK_LADDERS)[number];

/** What a journal keeps: what was said too, shapes alone, or nothing. */
const JOURNALS = ['bodies', 'shapes', 'off'] as const;

/** How to listen; `V` are the Graph versions that are offered. */
export interface ServerConfig<V extends string> {
  /** Whether stdout carries JSON and nothing else. */
  readonly json: boolean;
  /** 0: any free one. */
  readonly port: number;
  readonly host: string;
  /** Whether it speaks https, and nothing else. */
  readonly tls: boolean;
  /** Scheme and host (and path) of paging links, without a slash at the end. */
  readonly publicUrl: string | undefined;
  /** Peers whose `X-Forwarded-*` is believed: addresses and CIDR ranges. */
  readonly trustProxy: readonly string[];
  /** The file that says what the store begins with. */
  readonly seed: string | undefined;
  /** Hosts and ranges that callbacks and addresses of files may lead to besides public addresses; `loopback` is one. */
  readonly allowTo: readonly string[];
  /** How webhooks are sent, and sent again. */
  readonly webhooks: { readonly retries: WebhookLadder; readonly batch: boolean };
  /** A name that stands for graph.instagram.com, besides that name itself. */
  readonly instagramHost: string | undefined;
  /** As of when the platform is. */
  readonly asOf: 'all' | 'today' | Day;
  /** The version that answers a request that names none. */
  readonly defaultVersion: V;
  /** In which form requests are told on stderr; undefined: in none. */
  readonly log: LogForm | undefined;
  /** What is kept in memory of what happens; undefined: as the command has it. */
  readonly journal: (typeof JOURNALS)[number] | undefined;
  /** Whether what is read again is answered from memory. */
  readonly cache: boolean;
  /** Whether people receive and read by themselves; undefined: as the command has it. */
  readonly receipts: boolean | undefined;
  /** Bytes of files that may lie uploaded at once. */
  readonly mostUploaded: number;
  /** Whether there is a console; undefined: as the command has it. */
  readonly console: boolean | undefined;
  /** How many processes `serve` is. */
  readonly workers: number;
  /** Whether `serve` writes nothing. */
  readonly readOnly: boolean;
  /** Whether `serve` has the login dialog. */
  readonly loginDialog: boolean;
}

/**
 * The settings of a command that listens.
 * @param layers what flags, environment and files say: the first that says something counts
 * @param versions the Graph versions that are offered, oldest first
 * @param asOfMistake what is wrong with a text that says as of when the platform is to be, if anything
 * @throws ConfigError
 */
export function readServerConfig<V extends string>(
  layers: readonly Layer[],
  versions: readonly V[],
  asOfMistake: (text: string) => string | undefined,
): ServerConfig<V> {
  const text = textIn(layers);
  const port = text('port', 'a whole number from 0 (any free port) to 65535', isPort) ?? '4004';
  const host = text('host', 'the name or address to listen on', isHost) ?? '127.0.0.1';
  const publicUrl = text('publicUrl', 'an address such as https://graph.example.com', isPublicUrl);
  const trustProxy = text(
    'trustProxy',
    'a list of addresses and ranges such as 10.0.0.0/8,::1',
    (value) => listOf(value).every((entry) => rangeOf(entry) !== undefined),
  );
  const seed = text('seed', 'the path of a file', (value) => value.trim() !== '');
  const retries = text('webhookRetries', WEBHOOK_LADDERS.join(' or '), (value) =>
    (WEBHOOK_LADDERS as readonly string[]).includes(value),
  );
  const journal = text('journal', 'bodies, shapes or off', (value) =>
    (JOURNALS as readonly string[]).includes(value),
  );
  const instagramHost = text(
    'instagramHost',
    'the name of a host, without a port, such as instagram.localhost',
    isHostName,
  );
  const version = text('defaultVersion', `one of ${versions.join(', ')}`, (value) =>
    versions.includes(wholeVersion(value) as V),
  );
  const mostUploaded = text('mostUploaded', 'a number of gigabytes from 0 to 1000000', isGigabytes);
  const receipts = firstSaid(layers, 'receipts');
  const console = firstSaid(layers, 'console');
  const cache = firstSaid(layers, 'cache');
  const readOnly = isSwitchedOn(firstSaid(layers, 'readOnly'));
  if (readOnly && seed !== undefined) {
    throw new ConfigError('--read-only writes nothing, and --seed would: leave one of them out.');
  }
  const workers = Number(
    text('workers', `a whole number from 1 to ${MOST_WORKERS}`, isWorkers) ?? '1',
  );
  if (workers > 1 && journal !== undefined && journal !== 'off') {
    throw new ConfigError(
      '--journal keeps calls in the memory of one process, and --workers has several: leave one of them out.',
    );
  }
  const loginDialog = isSwitchedOn(firstSaid(layers, 'loginDialog'));
  if (loginDialog && publicUrl === undefined && !isLoopback(host)) {
    throw new ConfigError(
      `--login-dialog on ${host}, which others reach, needs --public-url: the https address that people open it by.`,
    );
  }
  return {
    json: isSwitchedOn(firstSaid(layers, 'json')),
    port: Number(port),
    host,
    tls: isSwitchedOn(firstSaid(layers, 'tls')),
    publicUrl: publicUrl?.replace(/\/+$/, ''),
    trustProxy: trustProxy === undefined ? LOOPBACK : listOf(trustProxy),
    seed,
    allowTo: readAllowedPlaces(layers),
    webhooks: {
      retries: (retries ?? WEBHOOK_LADDERS[0]) as WebhookLadder,
      batch: isSwitchedOn(firstSaid(layers, 'webhookBatches')),
    },
    instagramHost,
    asOf: readAsOf(layers, asOfMistake),
    defaultVersion: wholeVersion(version ?? versions[0] ?? '') as V,
    log: logForm(firstSaid(layers, 'log')),
    journal: journal as ServerConfig<V>['journal'],
    cache: cache === undefined || isSwitchedOn(cache),
    receipts: receipts && isSwitchedOn(receipts),
    mostUploaded: Math.floor(Number(mostUploaded ?? '20') * GIGABYTE),
    console: console && isSwitchedOn(console),
    workers,
    readOnly,
    loginDialog,
  };
}

/**
 * Hosts and ranges that callbacks and addresses of files may lead to besides public addresses.
 * @throws ConfigError
 */
export function readAllowedPlaces(layers: readonly Layer[]): string[] {
  const said = textIn(layers)(
    'allowTo',
    'a list of hosts, addresses and ranges such as loopback,bot,10.0.0.0/8',
    (value) => listOf(value).every(isPlace),
  );
  return listOf(said ?? '');
}

/**
 * As of when the platform is to be.
 * @throws ConfigError
 */
export function readAsOf(
  layers: readonly Layer[],
  mistakeOf: (text: string) => string | undefined,
): ServerConfig<string>['asOf'] {
  const said = firstSaid(layers, 'asOf');
  if (said === undefined) return 'all';
  const mistake = mistakeOf(String(said.value));
  if (mistake !== undefined) throw new ConfigError(`${said.by} ${mistake}`);
  return said.value as ServerConfig<string>['asOf'];
}

/** What was said of a setting, and fits. */
const textIn =
  (layers: readonly Layer[]) =>
  (key: SettingKey, must: string, fits: (value: string) => boolean): string | undefined => {
    const said = firstSaid(layers, key);
    const value = said && String(said.value);
    if (value === undefined || fits(value)) return value;
    throw new ConfigError(`${said?.by} must be ${must}, and is "${value}".`);
  };

/** Whether only this machine reaches what listens on a host. */
export const isLoopback = (host: string): boolean =>
  /^localhost$/i.test(host) ||
  (isIP(host) === 4 && host.startsWith('127.')) ||
  (isIP(host) === 6 && new URL(`http://[${host}]`).hostname === '[::1]');

/** @throws ConfigError */
function logForm(said: SettingText | undefined): LogForm | undefined {
  if (said?.value === 'json' || said?.value === 'text') return said.value;
  try {
    return isSwitchedOn(said) ? 'text' : undefined;
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

const GIGABYTE = 1024 ** 3;

const isGigabytes = (value: string): boolean =>
  /^\d{1,7}(?:\.\d{1,3})?$/.test(value) && Number(value) <= 1_000_000;

/** More than machines have use for. */
const MOST_WORKERS = 256;

const isWorkers = (value: string): boolean =>
  /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= MOST_WORKERS;

const isPort = (value: string): boolean => /^\d{1,5}$/.test(value) && Number(value) <= 65_535;

const isHost = (value: string): boolean => /^[^\s/]+$/.test(value);

function isPublicUrl(value: string): boolean {
  const url = URL.parse(value);
  if (!url || !/^https?:$/.test(url.protocol)) return false;
  return !url.username && !url.password && !/[?#\s]/.test(value);
}

/** An address, a range or a name; one that ends in a number is meant for an address. */
const isPlace = (entry: string): boolean =>
  rangeOf(entry) !== undefined || (isHostName(entry) && !/(?:^|\.)\d+$/.test(entry));

const isHostName = (value: string): boolean =>
  value.length <= 253 && /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/i.test(value);
