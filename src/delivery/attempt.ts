import { OutboundError, type OutboundReply } from '../base/outbound.ts';
import type { Payload } from '../events/payload.ts';
import { webhookHeaders } from '../events/sign.ts';
import { HandshakeError, shakeHands } from '../media/outbound/handshake.ts';
import { handshakeUrl } from '../messaging/webhook-callback.ts';
import type { NewAttempt } from '../store/log/attempts.ts';
import type { Admitted } from '../store/log/audience.ts';
import type { DeliveryDeps } from './deps.ts';
import type { Receivers } from './receivers.ts';
import { verdictOf } from './verdict.ts';

/** How long a receiver may take, in ms of the machine's timers (wire.md 9.2). */
const TIMEOUT = 5_000;
/** Bytes of an answer that are read and kept. */
const MOST_ANSWER = 16 * 1024;

/** A request, before it is signed. */
export interface Envelope {
  readonly object: Payload['object'];
  readonly body: string;
}

/** What an attempt came to; when it is tried again is for others to say. */
export type Attempted = Omit<NewAttempt, 'next'>;

/** What is sent, to whom and for the how-manieth time. */
export interface Sending {
  readonly app: string;
  /** Numbers of the events, in their order. */
  readonly numbers: readonly number[];
  /** The conversation, where it is one. */
  readonly conversation: number | undefined;
  readonly via: Admitted['via'];
  /** Undefined where it could not be made. */
  readonly envelope: Envelope | undefined;
  readonly number: number;
  readonly replay?: boolean;
  /** What whoever tests has done to it, if anything. */
  readonly chaos?: AttemptChaos | undefined;
}

/** How an attempt is another than it would be. */
export interface AttemptChaos {
  /** What the attempt says of it. */
  readonly note: string;
  /** It never leaves, or its signature is wrong. */
  readonly does?: 'nothing' | 'forged' | undefined;
  /** 0 where it is none. */
  readonly number?: 0 | undefined;
}

/** Makes one attempt; it always comes to something. */
export async function attempt(
  deps: Pick<DeliveryDeps, 'outbound' | 'clock' | 'scheduler' | 'store'>,
  receivers: Receivers,
  sending: Sending,
): Promise<Attempted> {
  const attempted = await attemptOf(deps, receivers, sending);
  if (!sending.chaos) return attempted;
  const note = [sending.chaos.note, attempted.note].filter(Boolean).join('; ');
  return { ...attempted, note };
}

async function attemptOf(
  deps: Pick<DeliveryDeps, 'outbound' | 'clock' | 'scheduler' | 'store'>,
  receivers: Receivers,
  { app, numbers, conversation, via, envelope, number, replay = false, chaos }: Sending,
): Promise<Attempted> {
  const [event = 0] = numbers;
  const about = {
    ...{ app, event, last: numbers.at(-1) ?? event, together: numbers },
    ...{ conversation, number: chaos?.number ?? number, replay },
    at: deps.clock.now(),
  };
  if (!envelope) return { ...about, ...NOTHING, note: 'fault: what to send could not be made' };
  const { url, secret, unverified } = await receivers.of(app, envelope.object, via);
  const sent = { ...about, url: url ?? '', request: envelope.body };
  if (url === undefined) {
    const note = `${app} has no callback for ${envelope.object} any more`;
    return { ...NOTHING, ...sent, note };
  }
  if (chaos?.does === 'nothing') return { ...NOTHING, ...sent, note: undefined };
  const body = Buffer.from(envelope.body);
  const request = {
    ...({ method: 'POST', url, body, timeout: TIMEOUT, most: MOST_ANSWER } as const),
    headers: webhookHeaders(
      envelope.body,
      chaos?.does === 'forged' ? `${secret} of another` : secret,
    ),
  };
  const refusal = unverified && (await askFirst(deps, app, envelope.object, { url, unverified }));
  if (refusal) return { ...NOTHING, ...sent, note: refusal };
  const begun = deps.scheduler.elapsed();
  try {
    return { ...sent, ...answered(await deps.outbound.send(request)) };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    const elapsed = Math.round(deps.scheduler.elapsed() - begun);
    return { ...NOTHING, ...sent, elapsed, note: `${error.reason}: ${error.message}` };
  }
}

/** Asks a callback that has not answered a handshake yet; gives what was wrong with its answer. */
async function askFirst(
  { outbound, store, clock }: Pick<DeliveryDeps, 'outbound' | 'clock' | 'store'>,
  app: string,
  object: Payload['object'],
  { url, unverified }: { readonly url: string; readonly unverified: string },
): Promise<string | undefined> {
  try {
    await shakeHands(outbound, app, (challenge) => handshakeUrl(url, challenge, unverified));
  } catch (error) {
    if (!(error instanceof HandshakeError)) throw error;
    return `handshake: ${error.message}`;
  }
  const now = clock.now();
  await store.transaction(({ directory }) => directory.subscriptions.putVerified(app, object, now));
  return undefined;
}

const NOTHING = {
  url: '',
  request: '',
  status: undefined,
  answer: '',
  delivered: false,
  elapsed: 0,
};

function answered(reply: OutboundReply) {
  const { delivered, note } = verdictOf(reply);
  const { status, body, elapsed } = reply;
  return { status, answer: body.toString(), delivered, note, elapsed: Math.round(elapsed) };
}
