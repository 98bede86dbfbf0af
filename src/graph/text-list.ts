import { type Awaitable, chain, inTurn } from './awaitable.ts';
import type { Budget } from './budget.ts';
import { isLong, type Text, TextBuilder } from './text.ts';

/** The text of a part that has none of what was asked for: it contributes nothing (13.3 b, c). */
export const NOTHING = '{}';

/**
 * What each of some rows is written as: counted as it comes, with turns for others in between.
 * @param from bytes that were written before these rows and all that hangs below them
 */
export function textsOf<T, R extends Text | undefined>(
  rows: readonly T[],
  budget: Budget,
  from: number,
  write: (row: T, at: number) => Awaitable<R>,
): Awaitable<R[]> {
  let written = from;
  return inTurn(rows, (row, at) =>
    chain(write(row, at), (text) => {
      if (text === undefined) return text;
      written += text.length;
      budget.write(text.length, written);
      const pause = budget.pause();
      return pause === undefined ? text : pause.then(() => text);
    }),
  );
}

/** `[…]` of texts from one index up to another; a long one takes them out of the list. */
export function arrayText(
  texts: Text[],
  from: number,
  to: number,
  budget: Budget,
): Awaitable<Text> {
  let text = '[';
  for (let i = from; i < to; i++) {
    const each = texts[i] as Text;
    if (isLong(text, each)) return longArray(texts, i, to, { begun: text, budget });
    if (each !== NOTHING) text += text.length > 1 ? `,${each}` : each;
  }
  return `${text}]`;
}

async function longArray(
  texts: Text[],
  from: number,
  to: number,
  { begun, budget }: { readonly begun: string; readonly budget: Budget },
): Promise<Text> {
  const built = new TextBuilder(begun);
  let comma = begun.length > 1 ? ',' : '';
  for (let i = from; i < to; i++) {
    const each = texts[i] as Text;
    if (each === NOTHING) continue;
    built.add(comma).add(each);
    comma = ',';
    // Its letters stand in the long text now: they are not kept twice.
    texts[i] = '';
    budget.write(each.length, 0);
    const pause = budget.pause();
    if (pause) await pause;
  }
  return built.add(']').text();
}
