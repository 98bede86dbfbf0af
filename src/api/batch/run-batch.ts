import { GraphError } from '../../graph/errors/error.ts';
import type { Text } from '../../graph/text/text.ts';
import { readForm } from '../../graph/wire/form.ts';
import type { GraphRequest } from '../../graph/wire/request.ts';
import { encoded } from './item.ts';
import { itemRequest } from './item-request.ts';
import { LookupCount, valuesAt } from './json-path.ts';
import type { BatchPlan, PlannedItem } from './plan-batch.ts';
import type { ItemAnswer, SingleAnswers, WriteEntry } from './single-answers.ts';
import { fill, joined, type Reference } from './template.ts';

/** Bytes of an answer that others refer to: it is parsed as a whole. */
const LONGEST_REFERRED = 4 * 1_048_576;

/**
 * Answers the items of a batch one after another, those in a row that are alike together, and gives
 * their entries. `null` is what was not answered: an item that depends on one that failed (wire.md
 * 4). Those past what a batch may cost are errors.
 */
export async function runBatch(
  { items, order, placeOf, isNeeded }: BatchPlan,
  batch: GraphRequest,
  { single, write }: { readonly single: SingleAnswers; readonly write: WriteEntry },
): Promise<readonly Text[]> {
  const entries: Text[] = items.map(() => 'null');
  /** Answers that others wait for. */
  const answers: (ItemAnswer | undefined)[] = items.map(() => undefined);
  const prepare = preparer(batch, referenceReader(answers, placeOf));
  const take = async (place: number, one: ItemAnswer): Promise<void> => {
    if (isNeeded[place]) answers[place] = one;
    entries[place] = await write(place, one);
    await single.budget.turn();
  };
  for (let i = 0; i < order.length; ) {
    const row = rowFrom(i, order, items, prepare, answers);
    i += row.length;
    if (!row.isReady) continue;
    const places = order.slice(i - row.length, i);
    const [first] = row.requests;
    if (first instanceof Error) {
      await take(places[0] as number, { answer: single.refuse(first), request: undefined });
      continue;
    }
    const requests = row.requests as readonly GraphRequest[];
    for (const [k, ask] of (await single.begin(requests)).entries()) {
      await take(places[k] as number, await ask());
    }
  }
  return entries;
}

/** A request, or what is wrong with the item that should have become one. */
type Prepared = GraphRequest | Error;

/** Items that follow one another and are answered together. */
interface Row {
  readonly length: number;
  /** Whether everything that they need has succeeded. */
  readonly isReady: boolean;
  readonly requests: readonly Prepared[];
}

function rowFrom(
  from: number,
  order: readonly number[],
  items: readonly PlannedItem[],
  prepare: (planned: PlannedItem) => Prepared,
  answers: readonly (ItemAnswer | undefined)[],
): Row {
  const at = (i: number) => items[order[i] ?? -1];
  const first = at(from);
  if (!first?.needs.every((place) => isSuccess(answers[place]))) {
    return { length: 1, isReady: false, requests: [] };
  }
  const requests = [prepare(first)];
  for (let i = from + 1; ; i++) {
    const next = at(i);
    // What needs nobody may be prepared before those ahead of it are answered.
    if (next === undefined || next.needs.length > 0) break;
    const request = prepare(next);
    if (!isAlike(requests[0], request)) break;
    requests.push(request);
  }
  return { length: requests.length, isReady: true, requests };
}

/** Whether two requests are reads of single nodes in the same words, by the same token. */
function isAlike(one: Prepared | undefined, other: Prepared): boolean {
  if (one === undefined || one instanceof Error || other instanceof Error) return false;
  return (
    one.params === other.params &&
    one.token === other.token &&
    one.version === other.version &&
    [one, other].every(({ method, segments }) => method === 'GET' && segments.length === 1) &&
    !TOUCHY.some((name) => one.params.has(name))
  );
}

/** Parameters whose effect belongs to one answer. */
const TOUCHY = ['ids', 'metadata', 'debug'];

const isSuccess = (one: ItemAnswer | undefined): boolean =>
  one !== undefined && one.answer.error === undefined && one.answer.fault?.way === undefined;

/** Makes requests of items; those with the same query share its parameters. */
function preparer(
  batch: GraphRequest,
  textOf: (reference: Reference) => string,
): (planned: PlannedItem) => Prepared {
  const readQuery = queryReader();
  const known = new Map<PlannedItem, Prepared>();
  const encodedText = (reference: Reference) => encoded(textOf(reference));
  const prepare = ({ item, url, body, token }: PlannedItem): Prepared => {
    try {
      const filled = {
        url: fill(url, encodedText),
        body: fill(body, encodedText),
        token: fill(token, textOf),
      };
      return itemRequest(item, filled, batch, readQuery);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  };
  return (planned) => {
    const request = known.get(planned) ?? prepare(planned);
    known.set(planned, request);
    return request;
  };
}

/** What references stand for. Each answer that is referred to is parsed once. */
function referenceReader(
  answers: readonly (ItemAnswer | undefined)[],
  placeOf: BatchPlan['placeOf'],
): (reference: Reference) => string {
  const parsed = new Map<number, unknown>();
  const lookups = new LookupCount();
  return ({ name, steps }) => {
    const place = placeOf(name) ?? -1;
    // What is elsewhere has no body to refer to.
    if (!parsed.has(place)) parsed.set(place, parse(answers[place]?.answer.body || 'null'));
    return joined(valuesAt(parsed.get(place), steps, lookups));
  };
}

/** @throws GraphError `tooMuchData` */
function parse(body: Text): unknown {
  if (body.length > LONGEST_REFERRED) throw new GraphError('tooMuchData');
  return JSON.parse(
    typeof body === 'string' ? body : Buffer.concat(body.pieces).toString('latin1'),
  );
}

/** Reads queries, each distinct one once: the items of a batch often ask in the same words. */
function queryReader(): (query: string) => ReadonlyMap<string, string> {
  const known = new Map<string, ReadonlyMap<string, string>>();
  return (query) => {
    const found = known.get(query);
    if (found) return found;
    const params = new Map<string, string>();
    readForm(query, params);
    known.set(query, params);
    return params;
  };
}
