import { randomInt } from 'node:crypto';
import { OneAtATime, TooManyWait } from '../../base/one-at-a-time.ts';
import { type Outbound, OutboundError, type OutboundReply } from '../../base/outbound.ts';

/** How long a callback may take, in ms: as long as for an event (wire.md 9.2). */
const TIMEOUT = 5_000;
/** Bytes of its answer that are read: a challenge has ten. */
const MOST = 1_024;
/** Handshakes of one app that are under way or wait: whoever asks for more is told at once. */
const MOST_WAITING = 8;
/** Letters of its answer that are told. */
const MOST_TOLD = 100;

/** A callback that did not answer as it has to; the message is for whoever runs this. */
export class HandshakeError extends Error {
  override readonly name = 'HandshakeError';
}

/** Handshakes under way, by whose way out they take. */
const underWay = new WeakMap<Outbound, OneAtATime>();

/** What a callback was asked, and what it answered. */
export interface Handshake {
  readonly challenge: string;
  /** Absent where nothing came back. */
  readonly reply?: OutboundReply;
  /** What is wrong with that, as a sentence; absent where it is as it has to be. */
  readonly wrong?: string;
}

/**
 * Asks a callback whether it is one: it has to give the challenge back (wire.md 9.1). Those of one
 * app wait for one another, so that nobody has the server knock at many doors at once.
 * @param app id of whose callback it is
 * @param ask the address that asks, with a challenge
 * @throws HandshakeError
 */
export async function shakeHands(
  outbound: Outbound,
  app: string,
  ask: (challenge: string) => string,
): Promise<void> {
  const { wrong, cause } = await handshake(outbound, app, ask);
  if (wrong !== undefined) throw new HandshakeError(wrong, { cause });
}

/**
 * The same, for whoever wants to see it.
 * @throws HandshakeError where too many are under way
 */
export async function handshake(
  outbound: Outbound,
  app: string,
  ask: (challenge: string) => string,
): Promise<Handshake & { readonly cause?: OutboundError }> {
  const lines = underWay.get(outbound) ?? new OneAtATime(MOST_WAITING);
  underWay.set(outbound, lines);
  try {
    return await lines.run(app, () => shake(outbound, ask));
  } catch (error) {
    if (!(error instanceof TooManyWait)) throw error;
    throw new HandshakeError(
      `${MOST_WAITING} handshakes of the app are under way: try again when they have ended.`,
    );
  }
}

async function shake(
  outbound: Outbound,
  ask: (challenge: string) => string,
): Promise<Handshake & { readonly cause?: OutboundError }> {
  // Never from the store's chance: who guesses it answers without having been asked.
  const challenge = String(randomInt(100_000_000, 2 ** 31));
  try {
    const url = ask(challenge);
    const reply = await outbound.send({ method: 'GET', url, timeout: TIMEOUT, most: MOST });
    const wrong = wrongIn(reply, challenge);
    return { challenge, reply, ...(wrong !== undefined && { wrong }) };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    return { challenge, wrong: error.message, cause: error };
  }
}

function wrongIn({ status, body, cut }: OutboundReply, challenge: string): string | undefined {
  if (status === 403)
    return 'The callback answered 403, and not 200: does it know another verify token?';
  if (status !== 200) return `The callback answered ${status}, and not 200.`;
  const text = body.toString('utf8');
  if (!cut && text === challenge) return undefined;
  const told = JSON.stringify(text.slice(0, MOST_TOLD));
  return `The callback answered ${told}, and not the challenge ${challenge}.`;
}
