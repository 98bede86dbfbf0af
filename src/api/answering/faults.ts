import type { Caller } from '../../access/caller.ts';
import type { Fault } from '../../access/faults/fault.ts';
import { faultWords } from '../../access/faults/fault-words.ts';
import { type Awaitable, chain, isLater } from '../../base/awaitable.ts';
import { GraphError } from '../../graph/errors/error.ts';
import type { Text } from '../../graph/text/text.ts';
import type { FaultMark, GraphAnswer } from '../../graph/wire/request.ts';
import { namesOf } from '../faults/call-names.ts';
import { caller } from './caller.ts';
import type { Context } from './context.ts';
import { refuse } from './respond.ts';
import { version } from './version.ts';

/** The fault that a call meets, of those that whoever tests has armed; what is only judged meets none. */
export function faultOf(context: Context): Awaitable<Fault | undefined> {
  const { request, tools } = context;
  const { faults, rehearses } = tools.deps;
  if (!faults?.areFor(request.method) || rehearses) return undefined;
  const { segments } = request;
  const call = {
    names: namesOf(request, tools.operations),
    path: `/${segments.join('/')}`,
    node: segments[0],
  };
  // A store that cannot tell the time is told of by the steps.
  const none = (): undefined => undefined;
  try {
    const met = faults.meet(call, () => callerOf(context));
    return isLater(met) ? met.catch(none) : met;
  } catch {
    return undefined;
  }
}

/** Answers a call as the fault says that it met. */
export async function faultyAnswer(
  fault: Fault,
  context: Context,
  answer: () => Awaitable<GraphAnswer>,
): Promise<GraphAnswer> {
  const { effect, after, latency } = fault.spec;
  const done = after ? await answer() : undefined;
  if (latency > 0) await context.tools.deps.faults?.wait(latency);
  const words = faultWords(fault);
  if (effect.kind === 'late') return { ...(done ?? (await answer())), fault: { words } };
  if (effect.kind === 'error') {
    const { method, segments, path } = context.request;
    const own = { method: method.toLowerCase(), id: segments[0] ?? 'me', path };
    const error = new GraphError(effect.row, { ...own, ...effect.values });
    return { ...refuse(error, context), fault: { words } };
  }
  const { status, version } = done ?? { status: 200, version: context.version };
  const known = { version, ...(context.lacking && { lacking: context.lacking }) };
  const text = textOf(done?.body ?? INSTEAD);
  if (effect.kind === 'page') {
    const body = effect.body === 'html' ? PAGE : '';
    return { ...known, status: effect.status, body, fault: { words, way: 'page' } };
  }
  if (effect.kind === 'malformed') {
    const body = text.slice(0, Math.ceil(text.length / 2));
    return { ...known, status, body, fault: { words, way: 'malformed' } };
  }
  return { ...known, status, body: text, fault: { words, way: wayOf(effect) } };
}

const wayOf = (effect: { kind: 'cut'; at: 'before' | 'middle' } | { kind: 'timeout' }) =>
  (effect.kind === 'timeout' ? 'never' : effect.at) satisfies FaultMark['way'];

/** What is cut where nothing took effect. */
const INSTEAD = '{"success":true}';

/** What a proxy before the Graph API says, as people read it. */
const PAGE =
  '<!DOCTYPE html><html lang="en"><head><title>Error</title></head><body><h1>Sorry, something went wrong.</h1><p>We\'re working on it and we\'ll get it fixed as soon as we can.</p></body></html>\n';

/** As one string: it is broken, and nobody reads it to its end. */
const textOf = (text: Text): string =>
  typeof text === 'string' ? text : Buffer.concat(text.pieces).toString('latin1');

/** Who asks, where the token is good. It is known here before the steps are taken. */
function callerOf(context: Context): Awaitable<Caller | undefined> {
  const none = (): undefined => undefined;
  try {
    version(context);
    if (context.request.token === undefined) return undefined;
    const known = caller(context);
    const found = () => context.caller as Caller | undefined;
    return known === undefined ? found() : known.then(found, none);
  } catch {
    return undefined;
  }
}

/** An answer, or what a fault makes of it. */
export const withFaults = (
  context: Context,
  answer: () => Awaitable<GraphAnswer>,
): Awaitable<GraphAnswer> =>
  context.tools.deps.faults?.areFor(context.request.method)
    ? chain(faultOf(context), (met) => (met ? faultyAnswer(met, context, answer) : answer()))
    : answer();
