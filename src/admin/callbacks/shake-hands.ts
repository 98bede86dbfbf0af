import { type Handshake, HandshakeError, handshake } from '../../media/outbound/handshake.ts';
import { handshakeUrl } from '../../messaging/webhook-callback.ts';
import { app } from '../apps/app.ts';
import { subscribedObject } from '../apps/subscription.ts';
import { appNamed } from '../apps.ts';
import { AdminError } from '../error.ts';
import { type OperationDeps, operation } from '../operation.ts';
import { byDefault, integer, object, text, type ValueOf, yesOrNo } from '../schema.ts';
import { noCallback } from './sent.ts';

/** Letters of an answer that are told: a challenge has ten. */
const MOST_TOLD = 500;

const ShakenHands = object('ShakenHands', 'A handshake: what was asked, and what was answered.', {
  asked: text('GET, and the address: its verify token is …'),
  'status?': integer('of the answer; absent where there is none'),
  'answer?': text('how it begins'),
  'ms?': integer('milliseconds of the machine'),
  ok: yesOrNo('whether it is as it has to be: 200 and the challenge'),
  says: text('that, as a sentence'),
  'verified_time?': text(
    'when the callback was found to be one; the first delivery asks it without',
  ),
});

export const shakeHandsOperation = operation({
  id: 'shakeHands',
  words: 'Ask an app’s callback the handshake now, and show what it answers',
  http: 'POST /apps/{app}/handshake',
  takes: { app, object: byDefault(subscribedObject, 'page') },
  gives: ShakenHands,
  async run(deps, { app, object }) {
    const { store, vault, clock } = deps;
    const { id } = await appNamed(store.directory, app);
    const row = await store.directory.subscriptions.one(id, object);
    if (!row) throw noCallback(id, object);
    const token = vault.unseal(row.verifyToken);
    const told = await asked(deps, id, (challenge) => handshakeUrl(row.callback, challenge, token));
    if (told.wrong !== undefined) return shown(row.callback, told);
    const now = clock.now();
    await store.transaction(({ directory }) =>
      directory.subscriptions.putVerified(id, object, now),
    );
    return { ...shown(row.callback, told), verified_time: new Date(now).toISOString() };
  },
  command: 'webhook handshake <app>',
  examples: ['webhook handshake "My app"', 'webhook handshake "My app" --object instagram'],
  says: ({ asked, says, status, ms }) =>
    [asked, says, status !== undefined && `(${status}, ${ms} ms)`].filter(Boolean).join('\n'),
  isNo: ({ ok }) => !ok,
});

/** @throws AdminError where too many are under way */
async function asked(
  { outbound }: Pick<OperationDeps, 'outbound'>,
  app: string,
  ask: (challenge: string) => string,
): Promise<Handshake> {
  try {
    return await handshake(outbound, app, ask);
  } catch (error) {
    if (!(error instanceof HandshakeError)) throw error;
    throw new AdminError(`Nothing was asked: ${error.message}`, { conflict: true });
  }
}

function shown(
  callback: string,
  { challenge, reply, wrong }: Handshake,
): ValueOf<typeof ShakenHands> {
  return {
    asked: `GET ${handshakeUrl(callback, challenge, '…').replace(encodeURIComponent('…'), '…')}`,
    ...(reply && {
      status: reply.status,
      answer: reply.body.toString('utf8').slice(0, MOST_TOLD),
      ms: Math.round(reply.elapsed),
    }),
    ok: wrong === undefined,
    says: wrong ?? 'The callback gave the challenge back.',
  };
}
