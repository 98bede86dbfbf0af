import type { Fault } from '../../access/faults/fault.ts';
import { faultWords } from '../../access/faults/fault-words.ts';
import { isLater } from '../../base/awaitable.ts';
import { copiedText } from '../../base/copied-text.ts';
import type { GraphError } from '../../graph/errors/error.ts';
import type { Text } from '../../graph/text/text.ts';
import type { GraphAnswer, GraphRequest } from '../../graph/wire/request.ts';
import { call } from '../answering/call.ts';
import { Context } from '../answering/context.ts';
import { withDeprecation } from '../answering/deprecation.ts';
import { faultOf, faultyAnswer } from '../answering/faults.ts';
import { frozenOf, withoutFrozen } from '../answering/frozen.ts';
import { respond } from '../answering/respond.ts';
import { ADMITTING, ANSWERING, answerBy, STEPS } from '../answering/steps.ts';
import { take } from '../answering/take.ts';
import { version } from '../answering/version.ts';
import { endpointAt } from '../endpoints/endpoints.ts';
import { readTogether } from './read-together.ts';
import type { ItemAnswer } from './single-answers.ts';

/** Admits items that differ in their node only, and reads them together if it can. */
export async function beginItems(
  requests: readonly GraphRequest[],
  batch: Context,
): Promise<readonly (() => Promise<ItemAnswer>)[]> {
  const { requestId, tally: whole, tools } = batch;
  const { deps, budget } = tools;
  const items: Context[] = [];
  for (const request of requests) {
    const lacked = frozenOf(request, tools);
    const frozen = isLater(lacked) ? await lacked : lacked;
    const taken = withoutFrozen(request, frozen);
    const item = new Context(taken, requestId, tools, deps.limiter?.begin());
    item.lacking = frozen;
    items.push(item);
  }
  const errors = new Map<Context, unknown>();
  const met = deps.faults?.isArmed ? await faultsOf(items, batch) : NONE_MET;
  // No two items are alike in an endpoint: it goes its whole way when it is asked for. So does what
  // meets a fault, if it goes at all.
  const admitted = items.filter((item) => !endpointAt(item.request) && !met.has(item));
  for (const item of admitted) {
    try {
      await take(ADMITTING, item);
    } catch (error) {
      errors.set(item, error);
    }
  }
  const nodes = admitted.filter((item) => !errors.has(item) && isNode(item));
  const back = budget.mark();
  // What comes to nothing together is spent again by those that come to something alone.
  const texts = await together(nodes).catch(back);
  return items.map((item, at) => async () => {
    const { tally } = item;
    const answered = () =>
      respond(item, () => {
        if (!admitted.includes(item)) return answerBy(STEPS, item);
        version(item);
        if (errors.has(item)) throw errors.get(item);
        return texts?.[nodes.indexOf(item)] ?? answerBy(ANSWERING, item);
      });
    const fault = met.get(item);
    const answer = await (fault ? faultyAnswer(fault, item, answered) : answered());
    // The batch tells what is used of the limits, the item does not.
    await tally?.headers(deps.clock.now());
    if (tally) whole?.include(tally);
    if (deps.journal) noteItem(batch, item, answer);
    const sent = requests[at] as GraphRequest;
    const { request, caller } = item;
    deps.shapes?.count(item, sent);
    tools.uses?.note(request, caller);
    return { answer: withDeprecation(answer, sent, tools), request };
  });
}

/** What an item was, and what became of it, for who reads what was called. */
function noteItem(
  batch: Context,
  { request: { method, path }, caller }: Context,
  { status, error }: GraphAnswer,
): void {
  batch.itemsAsked ??= [];
  batch.itemsAsked.push({
    ...{ method: copiedText(method.slice(0, 20)), path: shortPath(path), status },
    ...{ code: error?.code, token: caller?.no },
  });
}

/** Letters of an item's path that are told. */
const LONGEST = 1_000;

const shortPath = (path: string): string =>
  copiedText(path.length > LONGEST ? `${path.slice(0, LONGEST)}…` : path);

const NONE_MET: ReadonlyMap<Context, Fault> = new Map();

/** The faults that items meet, each asked on its own; the batch tells of them. */
async function faultsOf(
  items: readonly Context[],
  batch: Context,
): Promise<ReadonlyMap<Context, Fault>> {
  const met = new Map<Context, Fault>();
  for (const item of items) {
    const fault = await faultOf(item);
    if (!fault) continue;
    met.set(item, fault);
    const { method, path } = item.request;
    batch.itemFaults = [
      ...batch.itemFaults,
      `${faultWords(fault)}, on ${method} ${shortPath(path)}`,
    ];
  }
  return met;
}

/** Whether it reads a single node. */
const isNode = ({ request, target }: Context): boolean =>
  request.method === 'GET' && target.edge === undefined && !target.several;

/** Texts of several reads; undefined, or a rejection, where they are to be read one by one. */
async function together(
  nodes: readonly Context[],
): Promise<readonly (Text | GraphError)[] | undefined> {
  const [first] = nodes;
  if (first === undefined || nodes.length === 1) return undefined;
  await take([version, call], first);
  return readTogether(
    nodes.map(({ target }) => target.ids[0] ?? 'me'),
    first,
  );
}
