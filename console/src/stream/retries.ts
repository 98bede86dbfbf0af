/** Between two tries, in ms: twice as long each time, and never two browsers at the same moment. */
const SHORTEST = 500;
const LONGEST = 15_000;

/** When to try once more: later each time; at once when the network or the eye comes back. */
export class Retries {
  #next = SHORTEST;

  reset(): void {
    this.#next = SHORTEST;
  }

  wait(): Promise<void> {
    const ms = this.#next * (0.7 + Math.random() * 0.6);
    this.#next = Math.min(this.#next * 2, LONGEST);
    return new Promise((resolve) => {
      const over = () => {
        clearTimeout(timer);
        removeEventListener('online', over);
        document.removeEventListener('visibilitychange', seen);
        resolve();
      };
      const seen = () => document.visibilityState === 'visible' && over();
      const timer = setTimeout(over, ms);
      addEventListener('online', over);
      document.addEventListener('visibilitychange', seen);
    });
  }
}
