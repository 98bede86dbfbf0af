import { withoutSecrets } from '../../graph/wire/secrets.ts';
import { isSimulated } from '../../store/log/simulated.ts';
import type { Store } from '../../store/store.ts';
import type { JournalForm } from '../calls.ts';
import type {
  CallEntry,
  ControlEntry,
  EventsEntry,
  JournalEntry,
  WebhookEntry,
} from '../entries.ts';
import type { FilterSubject } from '../filter/terms.ts';
import type { Causes } from './causes.ts';
import { type EventFacts, EventReader } from './event-facts.ts';
import { isoTime, rowOf, type TimelineRow } from './row.ts';

/** Beside what a customer wrote, where nobody else hears of it: no webhook follows it, and no row of one that was not sent. */
export const NO_APP = 'no app to tell';

/** Makes rows of entries, with what the store knows of events. */
export class RowMaker {
  readonly #reader: EventReader;
  readonly #causes: Causes;

  /** @param form of the journal: of shapes no texts are told */
  constructor(store: Store, causes: Causes, form: JournalForm) {
    this.#reader = new EventReader(store, form === 'bodies');
    this.#causes = causes;
  }

  /** The rows of some entries, in the order of those. */
  async rows(entries: readonly JournalEntry[]): Promise<FilterSubject[]> {
    await this.#readEvents(entries);
    const rows: FilterSubject[] = [];
    for (const entry of entries) {
      for (const row of await this.#rowsOf(entry)) rows.push({ row, entry });
    }
    return rows;
  }

  async #readEvents(entries: readonly JournalEntry[]): Promise<void> {
    const numbers = new Map<number, Set<number>>();
    for (const entry of entries) {
      if (entry.kind !== 'events' && entry.kind !== 'webhook') continue;
      const wanted = numbers.get(entry.page) ?? new Set();
      numbers.set(entry.page, wanted);
      if (entry.kind === 'webhook') wanted.add(entry.events[0] ?? 0);
      else for (let no = entry.first; no <= entry.last; no++) wanted.add(no);
    }
    for (const [page, wanted] of numbers) await this.#reader.read(page, wanted);
  }

  async #rowsOf(entry: JournalEntry): Promise<readonly TimelineRow[]> {
    if (entry.kind === 'call') return [await this.#call(entry)];
    if (entry.kind === 'control') return isHidden(entry) ? [] : [controlRow(entry)];
    return entry.kind === 'webhook' ? [await this.#webhook(entry)] : this.#events(entry);
  }

  async #call(entry: CallEntry): Promise<TimelineRow> {
    const { seq, at, real, app, page, person, status, code, subcode, message, ms } = entry;
    const [effect] = this.#causes.eventsOf(seq);
    const event = effect && (await this.#eventAt(effect.page, effect.first, true));
    const talk = event ? undefined : await this.#reader.conversationOf(entry);
    const conversation = event?.conversation ?? talk?.id;
    return rowOf({
      ...{ seq, kind: 'call', page, app, conversation, person: person ?? event?.person },
      mid: event?.mid,
      client: entry.client && withoutSecrets(entry.client),
      at: isoTime(at),
      real: isoTime(real),
      what: withoutSecrets(`${entry.method} ${entry.path.replace(VERSION, '') || '/'}`),
      after: this.#causes.webhookBefore(entry, conversationIn(event) ?? talk?.no),
      ...{ status, code, subcode, ms: ms === undefined ? undefined : Math.round(ms) },
      message: message && withoutSecrets(message),
      because: entry.because && withoutSecrets(entry.because),
      fault: entry.fault && withoutSecrets(entry.fault),
    });
  }

  async #eventAt(page: number, no: number, isCalls: boolean): Promise<EventFacts | undefined> {
    await this.#reader.read(page, [no]);
    const event = this.#reader.at(page, no);
    return event && this.#reader.facts(page, event, isCalls);
  }

  /** Each event, and behind it the apps that it was kept from. */
  async #events(entry: EventsEntry): Promise<readonly TimelineRow[]> {
    const rows: TimelineRow[] = [];
    const by = entry.cause === undefined ? undefined : this.#causes.cause(entry.cause);
    const isCalls = by?.kind === 'call';
    const cause = by && isHidden(by) ? undefined : entry.cause;
    let seq = entry.seq;
    for (let no = entry.first; no <= entry.last; no++) {
      const event = this.#reader.at(entry.page, no);
      const facts = event && (await this.#reader.facts(entry.page, event, isCalls));
      const own = seq++;
      if (!facts) continue;
      const times = { at: isoTime(facts.event.at), real: isoTime(entry.real) };
      const { page, conversation, person, mid } = facts;
      const about = { ...times, page, conversation, person, mid, event: no };
      const app = isCalls ? by.app : facts.app;
      const kind = facts.isAct ? 'act' : 'event';
      const { text } = facts;
      const note = facts.isAct && facts.isUnheard ? NO_APP : undefined;
      const simulated = isSimulated(facts.event.body) || undefined;
      const told = { what: facts.event.kind, text, cause, note, simulated };
      rows.push(rowOf({ seq: own, kind, ...about, app, ...told }));
      for (const [kept, gate] of facts.kept) {
        const told = { ...about, app: kept, gate, what: facts.event.kind, cause: own };
        rows.push(rowOf({ seq: seq++, kind: 'not_sent', ...told }));
      }
    }
    return rows;
  }

  async #webhook(entry: WebhookEntry): Promise<TimelineRow> {
    const { seq, at, real, app, attempt, replay, outcome, events } = entry;
    const [first = 0] = events;
    const facts = await this.#eventAt(entry.page, first, true);
    const verdict = facts?.event.audience?.[app];
    const way = verdict && ('closed' in verdict ? verdict.missed : verdict);
    const notes = [
      ...(replay ? ['replayed'] : []),
      ...(events.length > 1 ? [`${events.length} events`] : []),
      ...(outcome?.note === undefined ? [] : [withoutSecrets(outcome.note)]),
    ];
    return rowOf({
      ...{ seq, kind: 'webhook', at: isoTime(at), real: isoTime(real), app, attempt },
      page: facts?.page ?? (await this.#reader.page(entry.page))?.id,
      conversation: facts?.conversation,
      person: facts?.person,
      mid: facts?.mid,
      what: facts?.event.kind ?? 'event',
      cause: await this.seqOf(entry.page, first),
      event: first,
      status: outcome?.status,
      delivered: outcome?.delivered,
      channel: way?.channel,
      replay: replay ? (true as const) : undefined,
      note: notes.length > 0 ? notes.join('; ') : undefined,
      ms: outcome?.elapsed,
    });
  }

  /** The numbers of the rows of events that a call, or an operation, set off. */
  async effectsOf(seq: number): Promise<number[]> {
    const effects: number[] = [];
    for (const { page, first, last } of this.#causes.eventsOf(seq)) {
      for (let no = first; no <= last; no++) effects.push((await this.seqOf(page, no)) ?? 0);
    }
    return effects;
  }

  /** An event with what is told of it. */
  async eventFacts(page: number, no: number): Promise<EventFacts | undefined> {
    return this.#eventAt(page, no, true);
  }

  /** The number of an event's row; undefined where that is not kept. */
  async seqOf(page: number, no: number): Promise<number | undefined> {
    const entry = this.#causes.events(page, no);
    if (!entry || no === entry.first) return entry?.seq;
    const before = Array.from({ length: no - entry.first }, (_, i) => entry.first + i);
    await this.#reader.read(page, before);
    return before.reduce((seq, each) => {
      const verdicts = Object.values(this.#reader.at(page, each)?.audience ?? {});
      return seq + 1 + verdicts.filter((verdict) => 'closed' in verdict).length;
    }, entry.seq);
  }
}

const VERSION = /^\/v\d+(?:\.\d+)?(?=\/|$)/;

/** The number of an event's conversation. */
const conversationIn = (facts: EventFacts | undefined): number | undefined =>
  facts && 'conversation' in facts.event.body ? facts.event.body.conversation : undefined;

/** An act is told by its events, unless there are none. */
const isHidden = (
  entry: { readonly kind: Exclude<JournalEntry['kind'], 'control'> } | ControlEntry,
): boolean => entry.kind === 'control' && entry.isAct && (entry.events > 0 || entry.done === 0);

function controlRow(entry: ControlEntry): TimelineRow {
  const { seq, at, real, operation: what, page, status, message, note, ms } = entry;
  return rowOf({
    ...{ seq, kind: 'control', what, page, status, note },
    message: message && withoutSecrets(message),
    at: isoTime(at),
    real: isoTime(real),
    ms: ms === undefined ? undefined : Math.round(ms),
  });
}
