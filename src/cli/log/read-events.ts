/** A server-sent event, as far as ours have them. */
interface StreamedEvent {
  readonly event: string;
  /** The number up to which all is told then, and the mark of the process; the last one's where it has none. */
  readonly id: string;
  readonly data: unknown;
}

/** The events of a stream (`journal/stream/frames.ts`), each as soon as all of it is there. */
export async function* readEvents(body: AsyncIterable<Buffer>): AsyncGenerator<StreamedEvent> {
  const letters = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += letters.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = eventIn(block);
      if (event) yield event;
    }
  }
}

/** Undefined for a comment, which shows that the server is there. */
function eventIn(block: string): StreamedEvent | undefined {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const [, name = '', value = ''] = /^(\w*): ?(.*)$/s.exec(line) ?? [];
    fields.set(name, value);
  }
  const data = fields.get('data');
  if (data === undefined) return undefined;
  const [event = 'message', id = ''] = [fields.get('event'), fields.get('id')];
  return { event, id, data: JSON.parse(data) };
}
