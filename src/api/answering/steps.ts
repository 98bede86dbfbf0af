import { type Awaitable, chain } from '../../base/awaitable.ts';
import type { Text } from '../../graph/text/text.ts';
import { account } from './account.ts';
import { call } from './call.ts';
import { caller } from './caller.ts';
import type { Context } from './context.ts';
import { counting } from './counting.ts';
import { endpoint } from './endpoint.ts';
import { host } from './host.ts';
import { limits } from './limits.ts';
import { look } from './look.ts';
import { node } from './node.ts';
import { path } from './path.ts';
import { proof } from './proof.ts';
import { readAgain } from './read-again.ts';
import { recipient } from './recipient.ts';
import type { Redirect } from './redirect.ts';
import { type Step, take } from './take.ts';
import { tally } from './tally.ts';
import { token } from './token.ts';
import { version } from './version.ts';
import { WRITING } from './write.ts';

type Steps = readonly Step<Context>[];

/** What tells who asks. */
export const IDENTIFYING: Steps = [caller, host, account, proof];

/** From the path to the limits: what is looked at before anything that is asked for is looked up. */
export const ADMITTING: Steps = [
  endpoint,
  node,
  token,
  ...IDENTIFYING,
  look,
  tally,
  path,
  counting,
  recipient,
  limits,
];

/** What is done for a request that was admitted. */
function perform(context: Context): Awaitable<void> {
  const { endpoint, request, call, isRead } = context;
  if (endpoint?.access !== 'token') return isRead ? readAgain(context) : take(WRITING, context);
  return chain(endpoint.run(request, call), (text) => {
    context.answer = text;
  });
}

export const ANSWERING: Steps = [version, call, perform];

/**
 * The way of a request with its checks, in the order in which Meta's host makes them: of several
 * things that are wrong the client is told the first (test/answering/told).
 */
export const STEPS: Steps = [version, ...ADMITTING, call, perform];

/** What steps make of a request, of which the last are {@link ANSWERING}. */
export const answerBy = (steps: Steps, context: Context): Awaitable<Text | Redirect> =>
  chain(take(steps, context), () => {
    context.observer?.conclude();
    return context.answer as Text | Redirect;
  });
