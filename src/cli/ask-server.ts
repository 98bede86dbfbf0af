import { AdminError } from '../admin/error.ts';
import type { AdminOperation } from '../admin/operation.ts';
import {
  OutboundError,
  type OutboundHead,
  type OutboundReason,
  type StreamedReply,
} from '../base/outbound.ts';
import { readEnv } from '../config/env.ts';
import { SETTINGS } from '../config/settings.ts';
import { firstSaid, isSwitchedOn, type StoreFlags } from '../config/store-config.ts';
import { Failure } from '../house/failure.ts';
import type { House } from '../house/house.ts';
import { speaksHttps, trustOwnRoot } from './own-root.ts';
import type { CommandInput } from './parameters.ts';
import { placeOf, type StorePlace } from './place.ts';

export const SERVER_FLAG = '--server <url>';
export const SERVER_HELP =
  'where the server of the store listens (default: CONVOGRAPH_URL, else this machine, at its port)';

/** Milliseconds that it may take, and bytes of its answer. */
const PATIENCE = 10_000;
const MOST = 4 * 1_048_576;

const UNANSWERED: ReadonlySet<OutboundReason> = new Set(['connect', 'timeout', 'cut']);

/** That no server answers where it was to. */
export class Unanswered extends Failure {}

/**
 * Has the process that serves a store carry an operation out, by its control plane.
 * @param patience how long it may take, in ms
 * @throws AdminError for what it refuses
 * @throws Failure where none answers ({@link Unanswered}), or another store's
 */
export async function askServer(
  house: Pick<House, 'outbound' | 'controlKey' | 'dataDir'>,
  { method, path }: Pick<AdminOperation, 'method' | 'path'>,
  input: CommandInput,
  flags: StoreFlags & { readonly server?: string },
  patience = PATIENCE,
  // biome-ignore lint/suspicious/noExplicitAny: what the operation gives
): Promise<any> {
  const { place, body } = placed(path, input);
  const holdsBody = method !== 'GET' && method !== 'DELETE';
  const { url, reply } = await sent(house, await serverOf(flags), (base) =>
    house.outbound.send({
      method,
      url: `${base}${BASE}${place}${method === 'GET' ? queryOf(body) : ''}`,
      headers: {
        authorization: `Bearer ${house.controlKey}`,
        ...(holdsBody && { 'content-type': 'application/json' }),
      },
      ...(holdsBody && { body: Buffer.from(JSON.stringify(body)) }),
      timeout: patience,
      most: MOST,
    }),
  );
  const answer = read(reply.body);
  if (reply.status < 400 && answer !== undefined) return answer;
  throw refusal(url, reply.status, answer, place !== path);
}

/**
 * The same of an operation that streams: its answer, to be read as it comes.
 * @param patience how long it goes on at most, in ms
 */
export async function openOnServer(
  house: Pick<House, 'streams' | 'controlKey' | 'dataDir'>,
  { path }: Pick<AdminOperation, 'path'>,
  input: CommandInput,
  flags: StoreFlags & { readonly server?: string },
  patience: number,
): Promise<StreamedReply> {
  const { url, reply } = await sent(house, await serverOf(flags), (base) =>
    house.streams.open({
      method: 'GET',
      url: `${base}${BASE}${path}${queryOf(input)}`,
      headers: { authorization: `Bearer ${house.controlKey}` },
      timeout: patience,
    }),
  );
  if (reply.status < 400) return reply;
  const chunks: Buffer[] = [];
  for await (const chunk of reply.body) chunks.push(chunk);
  throw refusal(url, reply.status, read(Buffer.concat(chunks)), false);
}

/** Where the control plane lies. */
const BASE = '/_convograph/v1';

/**
 * What a server that did not do it means.
 * @param names whether the path names something that there may not be
 */
function refusal(url: string, status: number, answer: unknown, names: boolean): Error {
  if (status === 401 || status === 403) {
    return new Failure(
      `What listens at ${url} serves another store: say which with --data, or with --server where this one's listens.`,
    );
  }
  const { error } = (answer ?? {}) as { readonly error?: { readonly message: string } };
  // Nothing is at a path without parameters: then it is an older server.
  if (error && (status !== 404 || names)) {
    return new AdminError(error.message, { conflict: status === 409 });
  }
  return new Failure(error?.message ?? `What listens at ${url} is no Convograph.`);
}

/** Asks a server, by https where it answers that it speaks that alone. */
async function sent<Reply extends OutboundHead>(
  house: Pick<House, 'dataDir'>,
  url: string,
  send: (base: string) => Promise<Reply>,
): Promise<{ readonly url: string; readonly reply: Reply }> {
  trustOwnRoot(url, house);
  const reply = await send(url).catch((error: unknown) => {
    if (!(error instanceof OutboundError)) throw error;
    if (!UNANSWERED.has(error.reason)) throw new Failure(error.message);
    throw new Unanswered(
      `No server answers at ${url}, and only the one that serves can do this: start it with \`npx convograph serve\`, or say with --server where it listens.`,
    );
  });
  if (!speaksHttps(reply) || !url.startsWith('http:')) return { url, reply };
  return sent(house, `https${url.slice('http'.length)}`, send);
}

/** Parameters that stand in the path, and those of the body. */
function placed(path: string, input: CommandInput): { place: string; body: CommandInput } {
  const body = { ...input };
  const place = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const { [name]: value } = input;
    delete body[name];
    return encodeURIComponent(String(value));
  });
  return { place, body };
}

export async function serverOf(flags: StoreFlags & { readonly server?: string }): Promise<string> {
  const named = flags.server ?? readEnv(process.env).server;
  if (named !== undefined) return named.replace(/\/+$/, '');
  return localServer((await placeOf(flags)).layers);
}

/** Where a server listens on this machine, as far as the settings say. */
const localServer = (layers: StorePlace['layers']): string =>
  `${isSwitchedOn(firstSaid(layers, 'tls')) ? 'https' : 'http'}://127.0.0.1:${firstSaid(layers, 'port')?.value ?? WITHOUT}`;

/** Where the server of a store is reached, by people and apps too. */
export async function originOf(flags: StoreFlags): Promise<string> {
  const { layers } = await placeOf(flags);
  const url = firstSaid(layers, 'publicUrl')?.value;
  return typeof url === 'string' ? url.replace(/\/+$/, '') : localServer(layers);
}

/** What is asked for, as it stands in an address. */
function queryOf(input: CommandInput): string {
  const said = Object.entries(input).filter(([, value]) => value !== undefined);
  const params = new URLSearchParams(said.map(([name, value]) => [name, String(value)]));
  return said.length === 0 ? '' : `?${params}`;
}

const WITHOUT = SETTINGS.find(({ key }) => key === 'port')?.without;

function read(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
