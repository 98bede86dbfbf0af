import type { TreeFile } from '../../tree/file.ts';
import type { Reaction } from './body.ts';
import { namesIn } from './names.ts';
import type { PrintedMessage } from './read-page.ts';
import type { TimeOfPages } from './times.ts';

/** What a page says of its thread, known when its messages have been read. */
interface ThreadAbout {
  readonly title: string;
  /** Lists who takes part; empty where nothing does. */
  readonly heading: string;
  /** Who takes part, where the page has it as such. */
  readonly people: readonly string[];
  readonly isInstagram: boolean;
}

/** Messages of a thread in the order of their page, as often as they are asked for. */
export interface ThreadSource {
  messages(): AsyncIterable<readonly PrintedMessage[]>;
  about(): ThreadAbout;
}

/** Bytes that are handed on at once. */
const PIECE = 64 * 1024;

/**
 * A thread of a page, to be read as if it were of a download in JSON: all that follows need not know
 * of pages. Times are those of the page, and within a minute a millisecond apart, in its order.
 */
export function jsonView(
  { path, shown, source, size }: Pick<TreeFile, 'path' | 'shown' | 'source' | 'size'>,
  open: () => ThreadSource,
  how: ViewOfPages,
): TreeFile {
  return { madeOf: 'html', path, shown, source, size, read: () => jsonOf(open(), how) };
}

/** How the pages of a download are read. */
export interface ViewOfPages {
  readonly timeOf: TimeOfPages;
  readonly locales: readonly string[];
}

async function* jsonOf(
  source: ThreadSource,
  { timeOf, locales }: ViewOfPages,
): AsyncGenerator<Buffer, void, void> {
  const senders = new Set<string>();
  const run = new Run();
  let text = '{"messages":[';
  let separator = '';
  const put = (some: readonly object[]): void => {
    for (const each of some) {
      text += separator + JSON.stringify(each);
      separator = ',\n';
    }
  };
  for await (const messages of source.messages()) {
    for (const message of messages) {
      if (message.sender !== '') senders.add(message.sender);
      const time = timeOf(message);
      put(run.add(messageOf(message, timeOf), message.when, time?.time, time?.precision));
      if (text.length < PIECE) continue;
      yield Buffer.from(text);
      text = '';
    }
  }
  put(run.finish());
  const root = rootOf(source.about(), locales, senders);
  yield Buffer.from(`${text}],${JSON.stringify(root).slice(1)}`);
}

function rootOf(
  { title, heading, people, isInstagram }: ThreadAbout,
  locales: readonly string[],
  senders: ReadonlySet<string>,
) {
  const listed = people.length > 0 ? people : namesIn(heading, locales, senders);
  // A page of two people has its other's name as the title and nowhere else, if they never wrote.
  const isAlone = listed.length === 0 && senders.size < 2 && title !== '';
  const all = new Set([...listed, ...(isAlone ? [title] : []), ...senders]);
  return {
    participants: [...all].map((name) => ({ name })),
    ...{ title, html: true, ...(isInstagram && { ig_page: true }) },
  };
}

function messageOf({ sender, body }: PrintedMessage, timeOf: TimeOfPages): object {
  const rest = { ...body, ...(sender !== '' && { sender_name: sender }) };
  if (isUnsent(body.content, sender)) return { sender_name: sender, is_unsent: true };
  if (!body.reactions) return rest;
  return { ...rest, reactions: body.reactions.map((one) => reactionOf(one, timeOf)) };
}

function reactionOf({ reaction, actor, when }: Reaction, timeOf: TimeOfPages): object {
  if (when === '') return { reaction, actor };
  const at = timeOf({ when, stamp: undefined });
  // What is in brackets may be a part of the name.
  if (!at) return { reaction, actor: `${actor} (${when})` };
  return { reaction, actor, timestamp: Math.floor(at.time / 1000) };
}

/** Pages have no mark of what was taken back, but this text in English. */
const isUnsent = (content: string | undefined, sender: string): boolean =>
  content !== undefined &&
  /^(.*) unsent a message\.?$/.exec(content)?.[1]?.replace(/^You$/, sender) === sender;

/** Messages of one minute, or second, that lie together on a page. */
class Run {
  #time = 0;
  #precision = 0;
  #messages: object[] = [];
  /** Whether the page has the newest first, as Meta's have. */
  #isFalling: boolean | undefined;

  /** Takes the next message of the page; gives those that are ready. */
  add(message: object, when: string, time: number | undefined, precision = 0): object[] {
    if (time === undefined) return [{ ...message, ...(when !== '' && { timestamp_ms: when }) }];
    if (time === this.#time && precision === this.#precision) {
      this.#messages.push(message);
      return [];
    }
    if (this.#messages.length > 0) this.#isFalling ??= time < this.#time;
    const ready = this.finish();
    this.#time = time;
    this.#precision = precision;
    this.#messages = [message];
    return ready;
  }

  finish(): object[] {
    const { length } = this.#messages;
    const isFalling = this.#isFalling ?? true;
    const ready = this.#messages.map((message, i) => {
      const place = isFalling ? length - 1 - i : i;
      const timestamp_ms = this.#time + Math.min(place, this.#precision - 1);
      return { ...message, timestamp_ms, within_ms: this.#precision };
    });
    this.#messages = [];
    return ready;
  }
}
