import { setTimeout as sleep } from 'node:timers/promises';
import { MessengerClient } from 'messaging-api-messenger';
import Bot from 'messenger-bot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultOptions } from '../../src/testing/index.ts';
import { raw, type Shop, sent, shop } from './shop.ts';

/** What each kind of fault is to a client that sends a text. */
interface Shown {
  readonly fault: FaultOptions;
  /** What the library tells whoever called it. */
  readonly 'messaging-api-messenger': RegExp;
  readonly 'messenger-bot': RegExp;
  /** The bytes that come, without headers that are the same in all. */
  readonly 'a raw socket': RegExp;
}

const HTML = /^HTTP\/1\.1 503 .*text\/html.*Sorry, something went wrong/s;
const SENT = /^HTTP\/1\.1 200 .*"message_id":"m_/s;

const KINDS: readonly Shown[] = [
  {
    fault: { code: 613 },
    'messaging-api-messenger': /613.*exceeded the rate limit/,
    'messenger-bot': /exceeded the rate limit/,
    'a raw socket': /^HTTP\/1\.1 400 .*"code":613/s,
  },
  {
    fault: { error: 'unavailable' },
    'messaging-api-messenger': /Service temporarily unavailable/,
    'messenger-bot': /Service temporarily unavailable/,
    'a raw socket': /^HTTP\/1\.1 500 .*"code":2,/s,
  },
  {
    fault: { latency: 80 },
    'messaging-api-messenger': /^sent$/,
    'messenger-bot': /^sent$/,
    'a raw socket': SENT,
  },
  {
    fault: { cut: 'before' },
    'messaging-api-messenger': /socket hang up|ECONNRESET/,
    'messenger-bot': /socket hang up|ECONNRESET/,
    'a raw socket': /^$/,
  },
  {
    fault: { cut: 'middle' },
    'messaging-api-messenger': /aborted|socket hang up|ECONNRESET/,
    'messenger-bot': /aborted|socket hang up|ECONNRESET/,
    'a raw socket': /^HTTP\/1\.1 200 .*\r\n\r\n\{[^}]*$/s,
  },
  {
    fault: { malformed: true },
    // Each takes what it cannot read for an answer without an id.
    'messaging-api-messenger': /^no id$/,
    'messenger-bot': /^no id$/,
    'a raw socket': /^HTTP\/1\.1 200 .*\r\n\r\n\{[^}]*$/s,
  },
  {
    fault: { status: 503 },
    'messaging-api-messenger': /503/,
    'messenger-bot': /^503 - .*something went wrong/s,
    'a raw socket': HTML,
  },
  {
    fault: { status: 504, body: 'empty' },
    'messaging-api-messenger': /504/,
    'messenger-bot': /^504/,
    'a raw socket': /^HTTP\/1\.1 504 .*\r\n\r\n$/s,
  },
  {
    fault: { timeout: true },
    'messaging-api-messenger': /^waits$/,
    'messenger-bot': /^waits$/,
    'a raw socket': /^$/,
  },
];

/** How long it is waited for an answer, in ms: for one that never comes, not long. */
const patienceOf = ({ timeout }: FaultOptions): number => (timeout ? 150 : 10_000);

type Client = (at: Shop, patience: number) => Promise<string>;

/** Sends a text, and tells in words what came of it. */
const CLIENTS: Readonly<Record<Exclude<keyof Shown, 'fault'>, Client>> = {
  'messaging-api-messenger': ({ graph, token, maya }, patience) => {
    const origin = graph.url;
    const options = { accessToken: token, origin, version: '26.0', skipAppSecretProof: true };
    const sending = new MessengerClient(options).sendText(maya.id, 'Hello');
    return told(
      sending.then(({ messageId }) => messageId),
      patience,
    );
  },
  'messenger-bot': ({ graph, token, maya }, patience) => {
    const graph_url = `${graph.url}/v26.0/`;
    const bot = new Bot({ token, verify: 'let-me-in', app_secret: 'secret', graph_url });
    const sending = bot.sendMessage(maya.id, { text: 'Hello' });
    return told(
      sending.then((body) => (typeof body === 'string' ? undefined : body.message_id)),
      patience,
    );
  },
  'a raw socket': (at, patience) => raw(at, patience).then(({ bytes }) => bytes),
};

/** `sent`, `no id`, that it waits, or the error. */
async function told(sending: Promise<string | undefined>, patience: number): Promise<string> {
  const over = new AbortController();
  const waits = sleep(patience, 'waits', { signal: over.signal });
  const answer = sending.then(
    (id) => (id ? 'sent' : 'no id'),
    (error: Error) => error.message,
  );
  try {
    return await Promise.race([answer, waits]);
  } finally {
    waits.catch(() => undefined);
    over.abort();
  }
}

describe.each(Object.entries(CLIENTS))('%s', (name, send) => {
  let at: Shop;
  beforeAll(async () => {
    at = await shop();
  });
  afterAll(() => at.graph.close());

  it.each(KINDS.map((kind) => [kind.fault, kind] as const))('meets %j', async (fault, kind) => {
    const before = (await sent(at)).length;
    const armed = await at.graph.fail({ ...fault, times: 1 });
    expect(await send(at, patienceOf(fault))).toMatch(kind[name as keyof typeof CLIENTS]);
    expect(await armed.used()).toBe(1);
    expect(await sent(at)).toHaveLength(before + ('latency' in fault ? 1 : 0));
  });

  it.each(
    KINDS.filter(({ fault }) => !('latency' in fault)).map((kind) => [kind.fault, kind] as const),
  )('meets %j after it took effect: the same, and one message is there', async (fault, kind) => {
    const before = (await sent(at)).length;
    await at.graph.fail({ ...fault, after: true, times: 1 });
    expect(await send(at, patienceOf(fault))).toMatch(kind[name as keyof typeof CLIENTS]);
    expect(await sent(at)).toHaveLength(before + 1);
  });
});
