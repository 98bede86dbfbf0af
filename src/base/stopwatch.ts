/** Tells how much time work took; passed in, so that figures of it are exact in tests. */
export interface Stopwatch {
  /** Microseconds that have passed, from any beginning. */
  elapsed(): number;
  /** Microseconds that the processor has spent on this thread, from any beginning. */
  cpu(): number;
}

/** The machine's. */
export const systemStopwatch: Stopwatch = {
  elapsed: () => performance.now() * 1000,
  cpu() {
    const { user, system } = process.threadCpuUsage();
    return user + system;
  },
};
