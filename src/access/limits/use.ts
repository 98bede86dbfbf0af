import type { BurstKind, UseCase } from './policy.ts';

/** One call: each id of `ids` is one, as is each item of a batch (wire.md 10). */
export interface Use {
  /** The id it is about. */
  readonly id: string;
  readonly useCase: UseCase;
  /** Whether it is a call of the Conversations API, or a send. */
  readonly burst?: BurstKind | undefined;
}
