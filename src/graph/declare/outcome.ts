import type { Args, Params } from '../params/param.ts';
import type { UploadedFile } from '../wire/request.ts';

/** What one call of an operation was given. */
export interface Given<P extends Params> {
  readonly args: Args<P>;
  /** Files that came with the request, by the name of their part. */
  readonly files: ReadonlyMap<string, UploadedFile>;
  /** The header Idempotency-Key. */
  readonly idempotencyKey?: string;
}

/** What came of a call of an operation. */
export interface Outcome<R, M> {
  readonly answer: R;
  /** The node that was made or changed, for `fields` to read (wire.md 1.7). */
  readonly node?: M;
  /** Whether it answers as Meta's host would not. */
  readonly extension?: boolean;
}
