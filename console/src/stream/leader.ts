import { place } from '../control/ask.ts';

/**
 * Has one tab of this browser do something for all: a browser opens six connections to a host, and a
 * seventh tab with a stream of its own would stand still.
 * @param lead begins once this tab is the one; the promise ends when it is no more
 */
export function leadAlone(lead: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): void {
  const name = `convograph ${place.control}`;
  navigator.locks
    .request(name, { signal }, () => lead(signal))
    .catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
}

/** What the tab that leads tells the others, and hears from them. */
export class Tabs<Message> {
  readonly #channel = new BroadcastChannel(`convograph ${place.control}`);

  tell(message: Message): void {
    this.#channel.postMessage(message);
  }

  listen(hear: (message: Message) => void): () => void {
    const heard = ({ data }: MessageEvent<Message>) => hear(data);
    this.#channel.addEventListener('message', heard);
    return () => this.#channel.removeEventListener('message', heard);
  }
}
