import type { RuleKind } from '../../access/rules.ts';
import type { GraphError } from '../../graph/errors/error.ts';

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
    | 'send'
    | 'offer'
    | 'frozen'
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
