import { OneAtATime, TooManyWait } from '../../base/one-at-a-time.ts';
import type { Attempted } from '../../delivery/attempt.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { appNamed } from '../apps.ts';
import { AdminError } from '../error.ts';
import type { OperationDeps } from '../operation.ts';
import { integer, object, text, type ValueOf, word, yes, yesOrNo } from '../schema.ts';

/** Whose events a callback takes here. */
export const toldObject = word(['page', 'instagram'], 'to whose callback of the app', {
  what: 'What an app is told of is',
});

/** How it is signed. */
export const signedFor = {
  'login?': yes('signed with the secret of Instagram login, as what comes of an account by it'),
};

/** What came of a webhook that was sent by hand. */
export const SentWebhook = object('SentWebhook', 'A webhook sent by hand, and what came of it.', {
  url: text('the callback'),
  request: text('the very bytes that were signed'),
  'status?': integer('of the answer; absent where there is none'),
  answer: text('the first 16 KB'),
  'note?': text('why it was not taken, or what is odd about it'),
  delivered: yesOrNo('whether it was taken'),
  ms: integer('milliseconds of the machine'),
});

/** Webhooks of one app that are under way by hand or wait: whoever asks for more is told at once. */
const MOST_WAITING = 8;

/** Those under way, by what sends them. */
const underWay = new WeakMap<Delivery, OneAtATime>();

interface ByHand {
  /** Id or exact name. */
  readonly app: string;
  readonly object: 'page' | 'instagram';
  readonly body: string;
  readonly login?: true | undefined;
}

/**
 * Sends a body to an app's callback, signed as a webhook is. It is nobody's event: no retry comes of it, and
 * nothing waits for it but what is sent to the same app by hand.
 * @throws AdminError where the app has no callback
 */
export async function sendByHand(
  { store, delivery }: Pick<OperationDeps, 'store' | 'delivery'>,
  { app, object, body, login }: ByHand,
): Promise<ValueOf<typeof SentWebhook>> {
  const { id } = await appNamed(store.directory, app);
  if (!(await store.directory.subscriptions.one(id, object))) throw noCallback(id, object);
  const lines = underWay.get(delivery) ?? new OneAtATime(MOST_WAITING);
  underWay.set(delivery, lines);
  const via = login ? 'login' : 'page';
  const sent = await lines
    .run(id, () => delivery.sendByHand({ app: id, via, envelope: { object, body } }))
    .catch((error: unknown) => {
      if (!(error instanceof TooManyWait)) throw error;
      throw new AdminError(
        'As many webhooks are on their way to the app by hand as may be at once: send the next when they have ended.',
        { conflict: true },
      );
    });
  return shownSent(sent);
}

const shownSent = ({ url, request, status, answer, note, delivered, elapsed }: Attempted) => ({
  ...{ url, request, answer, delivered, ms: elapsed },
  ...(status !== undefined && { status }),
  ...(note !== undefined && { note }),
});

/** In a sentence. */
export const toldSent = ({ url, status, note, delivered, ms }: ValueOf<typeof SentWebhook>) =>
  `${url} ${delivered ? 'took it' : 'did not take it'}: ${[status ?? 'no answer', note, `${ms} ms`].filter(Boolean).join(', ')}`;

/** That an app has nothing of an object sent anywhere. */
export const noCallback = (app: string, object: string): AdminError =>
  new AdminError(
    `The app ${app} has no callback for ${object}: \`npx convograph app subscribe ${app} --object ${object} --callback URL --fields messages\` gives it one.`,
    { conflict: true },
  );
