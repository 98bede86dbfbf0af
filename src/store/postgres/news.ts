import type { Change } from '../engine.ts';

/** What processes with the same store know of one another's changes. */
export interface News {
  /** Whether it is known what others changed, but for a moment. */
  readonly isHeard: boolean;
  /** Takes what this process has changed, to tell the others. */
  tell(changed: ReadonlyMap<number, Change>): void;
  /** Tells what is to be told, and hears no more. */
  close(): Promise<void>;
}

/** Whoever hears it. */
export interface NewsReader {
  /** Takes what another process has changed. */
  hear(changed: ReadonlyMap<number, Change>): void;
  /** Told when it is heard again, and something may have been missed. */
  startAnew(): void;
}
