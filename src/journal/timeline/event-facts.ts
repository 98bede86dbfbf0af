import { type Awaitable, chain } from '../../base/awaitable.ts';
import { shownBeginning } from '../../graph/wire/secrets.ts';
import { INBOX_APPS } from '../../messaging/inbox-apps.ts';
import type { PageRow } from '../../store/directory.ts';
import { midsOf } from '../../store/ids/mid.ts';
import type { EventKind } from '../../store/log/kinds.ts';
import type { LogEvent } from '../../store/log/log.ts';
import type { ConversationRow } from '../../store/page/conversation-row.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import type { Store } from '../../store/store.ts';
import type { CallEntry } from '../entries.ts';

/** What is told of an event besides that it was. */
export interface EventFacts {
  readonly event: LogEvent;
  readonly page: string;
  readonly conversation: string | undefined;
  readonly person: string | undefined;
  readonly mid: string | undefined;
  /** The app that sent the message. */
  readonly app: string | undefined;
  /** Its beginning. */
  readonly text: string | undefined;
  /** Whether it is what a customer did, or a human in the inbox. */
  readonly isAct: boolean;
  /** Whether it was a message, and there was no app to tell of it. */
  readonly isUnheard: boolean;
  /** Apps that it was kept from, with the gate, in their order. */
  readonly kept: readonly (readonly [app: string, gate: string])[];
}

/** Kinds of what people do. */
const ACTS: ReadonlySet<EventKind> = new Set([
  ...(['postback', 'reaction', 'edit', 'unsend', 'read', 'optin', 'referral'] as const),
  ...(['account_linking', 'coupon', 'rating', 'submission', 'comment'] as const),
]);

const INBOX: ReadonlySet<string> = new Set(Object.values(INBOX_APPS));

/** Letters of a message that are shown. */
const SHOWN = 80;

/** Events that are read at once, and how many between two that are wanted are read for nothing. */
const STRIDE = 500;
const NEAR = 20;

/** Reads what is told of events, of each Page, conversation and person once. */
export class EventReader {
  readonly #store: Store;
  readonly #hasTexts: boolean;
  readonly #pages = new Map<number, Awaitable<PageRow | undefined>>();
  readonly #conversations = new Map<string, Awaitable<ConversationRow | undefined>>();
  readonly #people = new Map<string, Awaitable<string | undefined>>();
  readonly #events = new Map<string, LogEvent>();

  /** @param hasTexts whether it may tell what people wrote */
  constructor(store: Store, hasTexts: boolean) {
    this.#store = store;
    this.#hasTexts = hasTexts;
  }

  page(no: number): Awaitable<PageRow | undefined> {
    const known = this.#pages.get(no);
    if (known !== undefined || this.#pages.has(no)) return known;
    const found = this.#store.directory.pages.byNo(no);
    this.#pages.set(no, found);
    return found;
  }

  /**
   * The conversation that a call was about which told of no event: that of its path, or of the person
   * whom it names.
   */
  async conversationOf({
    pageNo,
    path,
    person,
  }: Pick<CallEntry, 'pageNo' | 'path' | 'person'>): Promise<ConversationRow | undefined> {
    if (pageNo === undefined) return undefined;
    const { conversations, people } = this.#store.page(pageNo);
    const id = /\/(t_[\w-]{1,200})(?:\/|$)/.exec(path)?.[1];
    if (id !== undefined) return conversations.byId(id);
    const row = person === undefined ? undefined : await people.byId(person);
    if (!row) return undefined;
    const about = { platform: row.platform, folder: undefined, person: row.no };
    const all = { ...about, since: Number.NEGATIVE_INFINITY };
    const [newest] = await conversations.older(all, undefined, 1);
    return newest;
  }

  /** Reads events of a Page by their numbers, those that lie near one another together. */
  async read(page: number, numbers: Iterable<number>): Promise<void> {
    const { log } = this.#store.page(page);
    const wanted = [...new Set(numbers)]
      .filter((no) => !this.#events.has(`${page} ${no}`))
      .sort((a, b) => a - b);
    for (let i = 0; i < wanted.length; ) {
      const first = wanted[i] as number;
      let j = i;
      while (
        j + 1 < wanted.length &&
        (wanted[j + 1] as number) - (wanted[j] as number) <= NEAR &&
        (wanted[j + 1] as number) - first < STRIDE
      ) {
        j++;
      }
      const { events } = await log.after(first - 1, (wanted[j] as number) - first + 1);
      for (const event of events) this.#events.set(`${page} ${event.no}`, event);
      i = j + 1;
    }
  }

  /** One that was read; undefined where it is gone. */
  at(page: number, no: number): LogEvent | undefined {
    return this.#events.get(`${page} ${no}`);
  }

  /**
   * What is told of one that was read.
   * @param isCalls whether a call set it off
   */
  async facts(no: number, event: LogEvent, isCalls: boolean): Promise<EventFacts | undefined> {
    const page = await this.page(no);
    if (!page) return undefined;
    const store = this.#store.page(no);
    const { body } = event;
    const at = 'conversation' in body ? body.conversation : undefined;
    const conversation = at === undefined ? undefined : await this.#conversation(no, store, at);
    const position =
      'created' in body && body.created !== undefined
        ? { created: body.created, tie: ('tie' in body && body.tie) || 0 }
        : undefined;
    const isOurs = event.kind === 'message' && event.body.sender === 0;
    const message =
      event.kind === 'message' && (this.#hasTexts || (isOurs && !isCalls))
        ? await store.messages.at(event.body.conversation, event.body)
        : undefined;
    /** That sent it, as far as it is known. */
    const app = isOurs && !isCalls ? message?.extra?.app : undefined;
    return {
      event,
      page: page.id,
      conversation: conversation?.id,
      person: await this.#person(no, store, event, conversation),
      mid: conversation && position && midsOf(page, conversation)(position),
      app,
      text: this.#hasTexts && message?.text ? shownBeginning(message.text, SHOWN) : undefined,
      isAct: !isCalls && isAct(event, app),
      isUnheard: event.kind === 'message' && event.audience === undefined,
      kept: Object.entries(event.audience ?? {}).flatMap(([id, verdict]) =>
        'closed' in verdict ? [[id, verdict.closed] as const] : [],
      ),
    };
  }

  #conversation(
    page: number,
    store: PageStore,
    no: number,
  ): Awaitable<ConversationRow | undefined> {
    const key = `${page} ${no}`;
    if (!this.#conversations.has(key)) this.#conversations.set(key, store.conversations.byNo(no));
    return this.#conversations.get(key);
  }

  /** Whom it is about: who did it, or to whom the Page wrote. */
  #person(
    page: number,
    store: PageStore,
    { body }: LogEvent,
    conversation: ConversationRow | undefined,
  ): Awaitable<string | undefined> {
    const who = 'person' in body ? body.person : 'sender' in body ? body.sender : undefined;
    const no = typeof who === 'number' && who > 0 ? who : undefined;
    const key = no === undefined ? `${page} in ${conversation?.no}` : `${page} ${no}`;
    if (this.#people.has(key)) return this.#people.get(key);
    const found =
      no !== undefined
        ? chain(store.people.byNos([no]), ([person]) => person?.id)
        : conversation &&
          chain(store.people.participantsOf([conversation.no]), ([some]) => some?.[0]?.person.id);
    this.#people.set(key, found);
    return found;
  }
}

function isAct({ kind, body }: LogEvent, app: string | undefined): boolean {
  if (kind === 'message') {
    return body.sender === 0 ? app !== undefined && INBOX.has(app) : body.sender !== null;
  }
  return ACTS.has(kind) && !(kind === 'edit' && body.edit === 0);
}
