import { type Awaitable, chain } from '../base/awaitable.ts';
import { linkEnd, storyEnd } from '../media/link-signer.ts';
import type { MediaLinks } from '../media/media-links.ts';
import type { PageRow } from '../store/directory.ts';
import { midsOf } from '../store/ids/mid.ts';
import type { CommentRow } from '../store/page/comments.ts';
import type { ControlStep } from '../store/page/control-history.ts';
import type { ConversationRow } from '../store/page/conversations.ts';
import {
  FLAGS,
  type MessageExtra,
  type MessagePlace,
  type MessagePosition,
} from '../store/page/message.ts';
import type { PageStore } from '../store/page/page-store.ts';
import type { PersonRow } from '../store/page/people.ts';

/** A message, as events tell of it. */
export interface TellableMessage {
  readonly mid: string;
  /** Epoch ms. */
  readonly created: number;
  /** The Page (0), a person's number, or null for nobody. */
  readonly sender: number | null;
  readonly text: string;
  /** Bits of FLAGS. */
  readonly flags: number;
  readonly extra: MessageExtra;
  readonly conversation: ConversationRow;
}

/** Steps of control that are looked back at. */
const MOST_HOPS = 50;

/** The passes of a history, the newest first, since it was idle. */
function hopsIn(steps: readonly ControlStep[]): readonly Hop[] {
  const idle = steps.findIndex(({ to }) => to === undefined);
  return steps
    .slice(0, idle === -1 ? undefined : idle)
    .filter(({ change, by }) => change === 'pass' && by !== undefined)
    .map(({ by = '', metadata = '' }) => ({ app: by, metadata }))
    .reverse();
}

/** Makes addresses of media. */
export type SceneLinks = Pick<MediaLinks, 'link'>;

/** What an event is told with: its time, in epoch ms, makes its links the same each time. */
interface Told {
  readonly links: SceneLinks;
  readonly at: number;
  /** The event's number: of what came before it no more is told by what came since. */
  readonly no: number;
}

/** An app that handed a conversation over, and what it said with it. */
export interface Hop {
  readonly app: string;
  readonly metadata: string;
}

/**
 * Where one event happens: its Page with what can be read of it, from which its payload is made. What
 * conversation it is about is read once.
 */
export class Scene {
  readonly page: PageRow;
  readonly #store: PageStore;
  readonly #told: Told | undefined;
  #conversation:
    | { readonly no: number; readonly row: Awaitable<ConversationRow | undefined> }
    | undefined;

  /** @param told needed where an event is told, not where it is judged */
  constructor(page: PageRow, store: PageStore, told?: Told) {
    this.page = page;
    this.#store = store;
    this.#told = told;
  }

  /** The address under which a receiver loads a stored medium; of a strict Page it ends. */
  link(name: string, mime?: string): string {
    if (!this.#told) return '';
    const { links, at } = this.#told;
    return links.link(name, mime, linkEnd(this.page.mode === 'strict', at));
  }

  /** The same of a story, which ends sooner: {@link storyEnd}. */
  storyLink(name: string, created: number): string {
    return (
      this.#told?.links.link(name, undefined, storyEnd(this.page.mode === 'strict', created)) ?? ''
    );
  }

  /** By the number that it had when something happened: it may be part of another since. */
  conversation(no: number): Awaitable<ConversationRow | undefined> {
    if (this.#conversation?.no !== no) {
      this.#conversation = { no, row: this.#store.conversations.byAnyNo(no) };
    }
    return this.#conversation.row;
  }

  /** The message that stands, or stood, at a place; none where it was taken back or deleted. */
  async message({
    conversation: no,
    ...place
  }: MessagePlace): Promise<TellableMessage | undefined> {
    const found = await this.#store.messages.find(no, place);
    if (!found || (found.message.flags & FLAGS.deleted) !== 0) return undefined;
    const { message, conversation } = found;
    const { created, sender, text, flags, extra = {}, bulk } = message;
    const mid = midsOf(this.page, conversation)(message);
    const parts = bulk === undefined ? extra : await this.#parts(conversation, message);
    return { mid, created, sender, text, flags, extra: parts, conversation };
  }

  /** Its public id alone, taken back or not. */
  async mid({ conversation: no, ...place }: MessagePlace): Promise<string | undefined> {
    const found = await this.#store.messages.find(no, place);
    return found && midsOf(this.page, found.conversation)(found.message);
  }

  /** What somebody has filled in; none where it was deleted. */
  submission(conversation: number, id: string): Awaitable<object | undefined> {
    return this.#store.submissions.content(conversation, id);
  }

  /** What an app said when it handed a conversation over, or asked for it. */
  saidWith(conversation: number, step: number): Awaitable<string | undefined> {
    return this.#store.controlHistory.metadata(conversation, step);
  }

  /** Who has handed a conversation over since it was idle last, the newest last. */
  hops(conversation: number): Awaitable<readonly Hop[]> {
    const before = this.#told?.no;
    return chain(this.conversation(conversation), (row) =>
      row === undefined
        ? []
        : chain(this.#store.controlHistory.of(row.no, MOST_HOPS, before), hopsIn),
    );
  }

  /** A person by number; of one who has become another, whoever takes part in the conversation. */
  person(no: number | undefined, conversation?: number): Awaitable<PersonRow | undefined> {
    return chain(
      no === undefined ? [] : this.#store.people.byNos([no]),
      ([known]) => known ?? (conversation === undefined ? undefined : this.customer(conversation)),
    );
  }

  /** What somebody published, deleted or not. */
  published(id: string): Awaitable<CommentRow | undefined> {
    return this.#store.comments.byId(id);
  }

  /** Who published something: by the number that the person had then. */
  author({ person }: Pick<CommentRow, 'person'>): Awaitable<PersonRow | undefined> {
    return this.#store.people.byAnyNo(person);
  }

  /** The one whom the Page talks with. */
  customer(conversation: number): Awaitable<PersonRow | undefined> {
    return chain(this.conversation(conversation), (standing) =>
      chain(
        this.#store.people.participantsOf(standing ? [standing.no] : []),
        ([people = []]) => people[0]?.person,
      ),
    );
  }

  async #parts(conversation: ConversationRow, at: MessagePosition): Promise<MessageExtra> {
    const parts = await this.#store.messages.partsAt(conversation.no, at);
    return JSON.parse(parts ?? '{}') as MessageExtra;
  }
}
