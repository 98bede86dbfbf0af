/** What a copy is at. */
type CopyPhase = 'copying' | 'media' | 'comparing';

/** How a store is copied. */
export interface Copying {
  readonly signal?: AbortSignal | undefined;
  /** Told what it is at, and how much of that is done: rows, or files. */
  readonly onProgress?: (phase: CopyPhase, done: number, total: number) => void;
}
