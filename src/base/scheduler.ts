/** Lets time pass; passed in, so that a test decides how long anything waits. */
export interface Scheduler {
  /** Milliseconds that have passed, from any beginning: no setting of a clock moves them. */
  elapsed(): number;
  /** Resolves after so many milliseconds, or at once when the signal says that none waits on. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /**
   * Does something after so many milliseconds, unless what it gives back is called before. It keeps
   * no process alive.
   */
  after(ms: number, work: () => void): () => void;
}

/** The machine's timers. */
export const systemScheduler: Scheduler = {
  elapsed: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener('abort', end);
      if (signal.aborted) end();
    }),
  after(ms, work) {
    const timer = setTimeout(work, ms).unref();
    return () => clearTimeout(timer);
  },
};
