import { type Awaitable, isLater } from '../../base/awaitable.ts';
import { isLong, type Text, TextBuilder } from '../text/text.ts';
import type { Budget } from './budget.ts';

/** The text of a part that has none of what was asked for: it contributes nothing (13.3 b, c). */
export const NOTHING = '{}';

/**
 * What each of some rows is written as: counted as it comes, with turns for others in between.
 * @param from bytes that were written before these rows and all that hangs below them
 * @param write also told how many bytes were written before its row
 */
export function textsOf<T, R extends Text | undefined>(
  rows: readonly T[],
  budget: Budget,
  from: number,
  write: (row: T, at: number, before: number) => Awaitable<R>,
): Awaitable<R[]> {
  const texts: R[] = [];
  let written = from;
  const take = (text: R): Promise<void> | undefined => {
    texts.push(text);
    if (text === undefined) return undefined;
    written += text.length;
    budget.write(text.length, written);
    return budget.pause();
  };
  const writeNext = (): Promise<void> | undefined => {
    const text = write(rows[texts.length] as T, texts.length, written);
    return isLater(text) ? text.then(take) : take(text);
  };
  const goOn = async (pause: Promise<void>): Promise<R[]> => {
    for (let each: Promise<void> | undefined = pause; ; each = writeNext()) {
      if (each !== undefined) await each;
      if (texts.length === rows.length) return texts;
    }
  };
  // Nothing is made for a row that is not waited for: there are a hundred in a usual answer.
  while (texts.length < rows.length) {
    const pause = writeNext();
    if (pause !== undefined) return goOn(pause);
  }
  return texts;
}

/** Which texts a list is made of. */
export interface ListOfTexts {
  readonly from: number;
  readonly to: number;
  /** Writes one: when it is its turn, so that no more of them than needed are there at once. */
  readonly textAt: (at: number) => Text;
  /** Bytes that were written before the list and all that hangs below it. */
  readonly before: number;
}

/** `[…]` of texts. */
export function arrayText(list: ListOfTexts, budget: Budget): Awaitable<Text> {
  const { from, to, textAt } = list;
  let text = '[';
  for (let i = from; i < to; i++) {
    const each = textAt(i);
    if (isLong(text, each)) return longArray(list, { text, each, at: i }, budget);
    if (each !== NOTHING) text += text.length > 1 ? `,${each}` : each;
  }
  // Entries cost something also where hardly anything is written of them.
  budget.worked(to - from);
  return `${text}]`;
}

/** The same from the text on with which it becomes long: that one is written already. */
async function longArray(
  { to, textAt, before }: ListOfTexts,
  begun: { readonly text: string; readonly each: Text; readonly at: number },
  budget: Budget,
): Promise<Text> {
  const built = new TextBuilder(begun.text);
  let written = before + begun.text.length;
  let comma = begun.text.length > 1 ? ',' : '';
  for (let i = begun.at; i < to; i++) {
    const each = i === begun.at ? begun.each : textAt(i);
    if (each === NOTHING) continue;
    built.add(comma).add(each);
    comma = ',';
    written += each.length + 1;
    budget.write(each.length, written);
    const pause = budget.pause();
    if (pause !== undefined) await pause;
  }
  return built.add(']').text();
}
