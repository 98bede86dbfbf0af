/** How a store is looked over. */
export interface Checking {
  /** Whether every medium is read, and its bytes compared with its name. */
  readonly readsMedia?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told how many rows are done, and of how many. */
  readonly onProgress?: (done: number, total: number) => void;
}
