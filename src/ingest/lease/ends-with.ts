/** What a promise gives, or the reason of a signal at once when that is aborted before. */
export async function endsWith<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  let end: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    end = () => reject(signal.reason);
    signal.addEventListener('abort', end);
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    if (end) signal.removeEventListener('abort', end);
    // Nobody waits for it any more where the signal was first.
    promise.catch(() => undefined);
  }
}
