import type { Budget } from '../../graph/execute/budget.ts';
import type { Text } from '../../graph/text/text.ts';
import type { GraphAnswer, GraphRequest } from '../../graph/wire/request.ts';

/** An item's answer with the request it was answered for, as far as that could be read. */
export interface ItemAnswer {
  readonly answer: GraphAnswer;
  readonly request: GraphRequest | undefined;
}

/** How single requests are answered, and what goes wrong on the way there. */
export interface SingleAnswers {
  /** What all of them may cost together. */
  readonly budget: Budget;
  /**
   * Begins with one request, or with several reads that differ in nothing but their node. Whoever
   * wants an answer then asks for it, and gets the request with it as it was taken.
   */
  begin(requests: readonly GraphRequest[]): Promise<readonly (() => Promise<ItemAnswer>)[]>;
  refuse(error: unknown): GraphAnswer;
}

/** Writes the entry of an item's answer in that of the batch (wire.md 4). */
export type WriteEntry = (place: number, one: ItemAnswer) => Promise<Text>;
