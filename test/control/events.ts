import type { Control } from './control.ts';

/** An event as it came. */
export interface Seen {
  readonly event: string;
  readonly id: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: JSON of any event
  readonly data: any;
}

/** Somebody who reads the stream of a server. */
export class EventReader {
  readonly response: Response;
  readonly seen: Seen[] = [];
  /** Resolves when the stream has ended; rejects where it was cut. */
  readonly ended: Promise<void>;
  readonly #stop: AbortController;

  constructor(response: Response, stop: AbortController) {
    this.response = response;
    this.#stop = stop;
    this.ended = this.#read();
    this.ended.catch(() => undefined);
  }

  /** Rows of all frames so far. */
  // biome-ignore lint/suspicious/noExplicitAny: JSON
  get rows(): any[] {
    return this.seen.filter(({ event }) => event === 'message').flatMap(({ data }) => data);
  }

  get lastId(): string | undefined {
    return this.seen.findLast(({ id }) => id !== undefined)?.id;
  }

  leave(): void {
    this.#stop.abort();
  }

  async #read(): Promise<void> {
    let text = '';
    const body = this.response.body?.pipeThrough(new TextDecoderStream());
    for await (const chunk of body ?? []) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) this.#take(block);
    }
  }

  #take(block: string): void {
    const lines = block.split('\n').map((line) => /^(\w*): ?(.*)$/s.exec(line));
    const of = (name: string): string | undefined => lines.find((line) => line?.[1] === name)?.[2];
    const data = of('data');
    if (data === undefined) return;
    this.seen.push({ event: of('event') ?? 'message', id: of('id'), data: JSON.parse(data) });
  }
}

/** Reads the stream with the key, as a page would that has no EventSource. */
export async function readEvents(
  { server }: Control,
  query = '',
  headers: Readonly<Record<string, string>> = {},
): Promise<EventReader> {
  const stop = new AbortController();
  const response = await fetch(`${server.url}/_convograph/v1/events${query}`, {
    headers: { authorization: `Bearer ${server.controlKey}`, ...headers },
    signal: stop.signal,
  });
  return new EventReader(response, stop);
}
