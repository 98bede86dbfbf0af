import { withoutSecrets } from '../../graph/wire/secrets.ts';
import type { LogEvent } from '../../store/log/log.ts';
import type { Store } from '../../store/store.ts';
import type { CallEntry, JournalEntry, WebhookEntry } from '../entries.ts';
import { type GraphCallItem, graphCall } from '../graph-call.ts';
import type { Journal } from '../journal.ts';
import { type KeptInput, keptInput } from '../kept-input.ts';
import { Causes } from './causes.ts';
import type { TimelineRow } from './row.ts';
import { RowMaker } from './rows.ts';

/** What was asked, of us or of an app. */
interface ShownAsk {
  readonly method: string;
  /** Of a call its path; of a webhook the app's address. */
  readonly url: string;
  readonly host?: 'facebook' | 'instagram';
  readonly request_id?: string;
  readonly token?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly items?: readonly GraphCallItem[];
  /** Of a webhook, as it was sent. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An app that an event was for, or was kept from. */
interface ToldApp {
  readonly app: string;
  /** The array of an entry that it stood in. */
  readonly channel?: string;
  /** The gate that was closed. */
  readonly gate?: string;
  /** Numbers of its webhooks. */
  readonly webhooks: readonly number[];
}

/** A row with what stands behind it; without bodies where shapes alone are kept. */
export interface TimelineDetail extends TimelineRow {
  readonly request?: ShownAsk;
  readonly answer?: { readonly status?: number; readonly body?: string };
  /** The operation that did it, and what it was given. */
  readonly operation?: string;
  readonly input?: KeptInput;
  /** What the log says of the event. */
  readonly body?: KeptInput;
  readonly told?: readonly ToldApp[];
  /** Numbers of what it set off. */
  readonly caused: readonly number[];
}

/** The headers that a webhook was sent with: who knows the secrets of apps makes them again. */
export type HeadersOf = (
  app: string,
  event: LogEvent,
  body: string,
) => Promise<Readonly<Record<string, string>> | undefined>;

/** One row of a journal, with what stands behind it. */
export async function detailOf(
  journal: Journal,
  store: Store,
  seq: number,
  headersOf?: HeadersOf,
): Promise<TimelineDetail | undefined> {
  const entries = await journal.all();
  const entry = entries.findLast((each) => each.seq <= seq);
  if (!entry) return undefined;
  const causes = new Causes(entries);
  const maker = new RowMaker(store, causes, journal.form);
  const row = (await maker.rows([entry])).find((made) => made.row.seq === seq)?.row;
  if (!row) return undefined;
  const behind = new Behind({ journal, store, causes, maker, headersOf });
  return { ...row, ...(await behind.of(entry, row)) };
}

/** Whether whoever tests had it signed with another secret (delivery/chaos/). */
const isForged = (note: string | undefined): boolean =>
  /^chaos \d+: wrong-signature/.test(note ?? '');

type Found = Omit<TimelineDetail, keyof TimelineRow>;

interface BehindParts {
  readonly journal: Journal;
  readonly store: Store;
  readonly causes: Causes;
  readonly maker: RowMaker;
  readonly headersOf: HeadersOf | undefined;
}

/** Finds what stands behind rows. */
class Behind {
  readonly #parts: BehindParts;
  readonly #hasBodies: boolean;

  constructor(parts: BehindParts) {
    this.#parts = parts;
    this.#hasBodies = parts.journal.form === 'bodies';
  }

  async of(entry: JournalEntry, row: TimelineRow): Promise<Found> {
    if (entry.kind === 'call') return this.#call(entry);
    if (entry.kind === 'webhook') return this.#webhook(entry);
    if (entry.kind === 'control') {
      const { operation, input, seq } = entry;
      const caused = await this.#parts.maker.effectsOf(seq);
      return { operation, ...(input && { input }), caused };
    }
    const by = entry.cause === undefined ? undefined : this.#parts.causes.cause(entry.cause);
    const act = by?.kind === 'control' && by.isAct ? by : undefined;
    return {
      ...(act && { operation: act.operation, ...(act.input && { input: act.input }) }),
      ...(await this.#event(entry.page, row)),
    };
  }

  async #call(entry: CallEntry): Promise<Found> {
    const { method, path, host, params, request_id, token, items } = graphCall(
      entry,
      this.#parts.journal,
    );
    const body = this.#parts.journal.answerOf(entry);
    return {
      request: {
        ...{ method, url: path, host, request_id, params },
        ...(token !== undefined && { token }),
        ...(items && { items }),
      },
      answer: {
        ...(entry.status !== undefined && { status: entry.status }),
        ...(body !== undefined && { body: withoutSecrets(body) }),
      },
      caused: await this.#parts.maker.effectsOf(entry.seq),
    };
  }

  async #webhook({ page, app, events, at, attempt }: WebhookEntry): Promise<Found> {
    const [first = 0] = events;
    const attempts = await this.#parts.store.page(page).deliveries.attempts.of(first);
    const found = attempts.findLast(
      (each) => each.app === app && each.number === attempt && each.at >= at,
    );
    if (!found || !this.#hasBodies) return { caused: [] };
    const { url, request, status, answer } = found;
    const facts = await this.#parts.maker.eventFacts(page, first);
    const headers =
      facts && !isForged(found.note)
        ? await this.#parts.headersOf?.(app, facts.event, request)
        : undefined;
    return {
      request: {
        ...{ method: 'POST', url: withoutSecrets(url), body: withoutSecrets(request) },
        ...(headers && { headers }),
      },
      answer: { ...(status !== undefined && { status }), body: withoutSecrets(answer) },
      caused: [],
    };
  }

  async #event(page: number, { kind, seq, event: no = 0 }: TimelineRow): Promise<Found> {
    const facts = await this.#parts.maker.eventFacts(page, no);
    if (!facts || kind === 'not_sent') return { caused: [] };
    const { body, audience = {} } = facts.event;
    const webhooks = this.#parts.causes.webhooksOf(page, no);
    const told = Object.entries(audience).map(([app, verdict]) => ({
      app,
      ...('closed' in verdict ? { gate: verdict.closed } : { channel: verdict.channel }),
      webhooks: webhooks.filter((each) => each.app === app).map((each) => each.seq),
    }));
    const kept = facts.kept.map((_, i) => seq + 1 + i);
    return {
      ...(this.#hasBodies && { body: keptInput(body) }),
      told,
      caused: [...kept, ...webhooks.map((each) => each.seq)].sort((a, b) => a - b),
    };
  }
}
