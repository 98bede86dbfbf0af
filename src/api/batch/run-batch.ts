import { setImmediate } from 'node:timers/promises';
import type { GraphAnswer, GraphRequest } from '../../graph/request.ts';
import { readForm } from '../../graph/wire/form.ts';
import { encoded } from './item.ts';
import { itemRequest } from './item-request.ts';
import { Looks, valuesAt } from './json-path.ts';
import type { BatchPlan, PlannedItem } from './plan-batch.ts';
import { fill, joined, type Reference } from './template.ts';

/** An item's answer with the request it was answered for, as far as that could be read. */
export interface ItemAnswer {
  readonly answer: GraphAnswer;
  readonly request: GraphRequest | undefined;
}

/** How single requests are answered, and what goes wrong on the way there. */
export interface SingleAnswers {
  answer(request: GraphRequest): Promise<GraphAnswer>;
  refuse(error: unknown): GraphAnswer;
}

/** Characters of answers after which no more items are begun: clients ask again for these. */
const MOST_ANSWERED = 32 * 1_048_576;

/** Items after which other requests get their turn. */
const BREATH = 10;

/**
 * Answers the items of a batch one after another. Undefined is what was not answered: an item that
 * depends on one that failed, or one that was not begun in time (protocol.md 4).
 */
export async function runBatch(
  { items, order, placeOf }: BatchPlan,
  batch: GraphRequest,
  single: SingleAnswers,
): Promise<readonly (ItemAnswer | undefined)[]> {
  const answers: (ItemAnswer | undefined)[] = items.map(() => undefined);
  const textOf = referenceReader(answers, placeOf);
  const readQuery = queryReader();
  let [answered, begun] = [0, 0];
  for (const at of order) {
    const planned = items[at] as PlannedItem;
    const isReady = planned.needs.every((place) => isSuccess(answers[place]));
    if (!isReady || answered > MOST_ANSWERED) continue;
    if (++begun % BREATH === 0) await setImmediate();
    const one = await answerItem(planned, batch, single, readQuery, textOf);
    answered += one.answer.body.length;
    answers[at] = one;
  }
  return answers;
}

const isSuccess = (one: ItemAnswer | undefined): boolean =>
  one !== undefined && one.answer.error === undefined;

async function answerItem(
  { item, url, body, token }: PlannedItem,
  batch: GraphRequest,
  single: SingleAnswers,
  readQuery: (query: string) => ReadonlyMap<string, string>,
  textOf: (reference: Reference) => string,
): Promise<ItemAnswer> {
  let request: GraphRequest | undefined;
  try {
    const encodedValue = (reference: Reference) => encoded(textOf(reference));
    const filled = {
      url: fill(url, encodedValue),
      body: fill(body, encodedValue),
      token: fill(token, textOf),
    };
    request = itemRequest(item, filled, batch, readQuery);
  } catch (error) {
    return { answer: single.refuse(error), request };
  }
  return { answer: await single.answer(request), request };
}

/** What references stand for. Each answer that is referred to is parsed once. */
function referenceReader(
  answers: readonly (ItemAnswer | undefined)[],
  placeOf: BatchPlan['placeOf'],
): (reference: Reference) => string {
  const parsed = new Map<number, unknown>();
  const looks = new Looks();
  return ({ name, steps }) => {
    const place = placeOf(name) ?? -1;
    const body = answers[place]?.answer.body ?? 'null';
    if (!parsed.has(place)) parsed.set(place, JSON.parse(body));
    return joined(valuesAt(parsed.get(place), steps, looks));
  };
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
