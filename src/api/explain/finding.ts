import type { RuleKind } from '../../access/rules.ts';
import { GraphError } from '../../graph/errors/error.ts';

/** One thing the call needs, beside what there is. */
export interface Finding {
  /** What a hint is looked up by: a rule's kind, or what of the request was judged. */
  readonly kind:
    | RuleKind
    | 'call'
    | 'known token'
    | 'own account'
    | 'proof'
    | 'limits'
    | 'object'
    | 'fields'
    | 'offer'
    | 'rest';
  readonly needed: string;
  readonly has: string;
  readonly ok: boolean;
  /** The scope or feature it is about, if it is about one. */
  readonly word?: string | undefined;
  /** The error it gives. A lack without one leaves data out and says nothing. */
  readonly error?: GraphError | undefined;
  /** How to mend the lack, in plain words. */
  readonly hint?: string | undefined;
}

/** A step of answering, in words. */
export interface Step extends Pick<Finding, 'kind' | 'needed' | 'has'> {
  readonly lacks?: string;
}

/**
 * Tries one step of answering: what it gives, and what to tell of it.
 * @param about with what there is when it goes well, and when it does not: the error's text without
 */
export async function attempt<T>(
  { lacks, ...about }: Step,
  step: () => T | PromiseLike<T>,
): Promise<{ readonly value?: T; readonly finding: Finding }> {
  try {
    return { value: await step(), finding: { ...about, ok: true } };
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    return { finding: { ...about, has: lacks ?? error.message, ok: false, error } };
  }
}
