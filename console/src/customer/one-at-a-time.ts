/**
 * Does something for whoever asks, never twice at once: what is asked for meanwhile is done once more
 * behind it, however often it was.
 */
export function oneAtATime(run: () => Promise<unknown>): () => void {
  let isRunning = false;
  let isAsked = false;
  const go = async () => {
    isRunning = true;
    while (isAsked) {
      isAsked = false;
      await run();
    }
    isRunning = false;
  };
  return () => {
    isAsked = true;
    if (!isRunning) void go();
  };
}
