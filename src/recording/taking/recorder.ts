import type { Ask, AskedServer } from '../ask.ts';
import { RecordingError } from '../error.ts';
import type {
  RecordedApp,
  RecordedLine,
  RecordedPage,
  RecordedPerson,
  Recording,
} from '../recording.ts';
import { isRepeated } from '../repeated.ts';
import { MOST_LINES } from '../schema.ts';
import { actLine, callLine, controlLine, webhookLine } from './lines.ts';
import { isDone, rowsAfter, type SeenDetail, type SeenRow } from './timeline.ts';

/** What of all that happens is recorded; everything without. */
export interface RecordedScope {
  /** Id of a Page. */
  readonly page?: string | undefined;
  /** Id of an app. */
  readonly app?: string | undefined;
  /** Id of a conversation. */
  readonly conversation?: string | undefined;
}

/** Takes down what a server sees, from a number on, as long as somebody has it read. */
export class TimelineRecorder {
  readonly #ask: Ask;
  readonly #origin: string;
  readonly #scope: RecordedScope;
  /** All before is done with, and taken down. */
  #cursor: number;
  readonly #lines = new Map<number, RecordedLine>();
  readonly #rows = new Map<number, SeenRow>();
  readonly #pages = new Map<string, RecordedPage>();
  readonly #apps = new Map<string, RecordedApp>();
  readonly #people = new Map<string, RecordedPerson>();

  /** @param after the number behind which it begins */
  constructor({ ask, origin }: AskedServer, after: number, scope: RecordedScope = {}) {
    this.#ask = ask;
    this.#origin = origin;
    this.#cursor = after;
    this.#scope = scope;
  }

  /** Rows that were seen, in their order. */
  get rows(): readonly SeenRow[] {
    return [...this.#rows.values()].sort((a, b) => a.seq - b.seq);
  }

  /** What was taken down until now. */
  get recording(): Recording {
    return {
      pages: [...this.#pages.values()],
      apps: [...this.#apps.values()],
      people: [...this.#people.values()],
      lines: [...this.#lines.values()].sort((a, b) => a.seq - b.seq),
    };
  }

  /**
   * Reads on. What is under way is taken down once it was answered, or when it is the end.
   * @throws RecordingError where something is kept no more, or where it becomes too much
   */
  async read({ isEnd = false }: { readonly isEnd?: boolean } = {}): Promise<void> {
    const { rows, gap, first } = await rowsAfter(this.#ask, this.#cursor);
    if (gap) {
      throw new RecordingError(
        `What happened behind ${this.#cursor} is kept no more: the server keeps the newest. Record from ${first} on, by --from ${first}.`,
      );
    }
    let isWaiting = false;
    for (const row of rows) {
      const isOpen = !isDone(row) && !isEnd;
      isWaiting ||= isOpen;
      if (!isOpen && !this.#rows.has(row.seq)) await this.#take(row);
      if (!isWaiting) this.#cursor = row.seq;
    }
  }

  async #take(row: SeenRow): Promise<void> {
    this.#rows.set(row.seq, row);
    if (!this.#isMeant(row)) return;
    const line = await this.#lineOf(row);
    if (!line) return;
    if (this.#lines.size >= MOST_LINES) {
      throw new RecordingError(`A recording has ${MOST_LINES} lines at most: record less at once.`);
    }
    this.#lines.set(line.seq, line);
    await this.#know(line);
  }

  /** What has no Page, or conversation, may have to do with all of them. */
  #isMeant({ page, app, conversation, kind }: SeenRow): boolean {
    const { page: ofPage, app: ofApp, conversation: of } = this.#scope;
    const fits = (value: string | undefined, wanted: string | undefined): boolean =>
      value === undefined || wanted === undefined || value === wanted;
    const isOfApp = kind === 'act' || kind === 'event' || fits(app, ofApp);
    return fits(page, ofPage) && isOfApp && fits(conversation, of);
  }

  async #lineOf(row: SeenRow): Promise<RecordedLine | undefined> {
    const { kind, seq, cause } = row;
    if (kind === 'not_sent') return undefined;
    if (kind === 'act' || kind === 'event') {
      const isOfCall = cause !== undefined && this.#rows.get(cause)?.kind === 'call';
      return isOfCall ? undefined : actLine(this.#ask, row, this.#people);
    }
    const detail: SeenDetail = await this.#ask('showRow', { seq: String(seq) });
    if (kind === 'control') {
      // What else was done by the control plane is no part of it, and may hold secrets.
      const control = controlLine(detail, this.#before(seq));
      return isRepeated(control.operation, true) ? control : undefined;
    }
    if (kind === 'webhook') return webhookLine(detail);
    if (detail.status !== undefined && detail.answer?.body === undefined) {
      throw new RecordingError(
        'The server keeps calls without what they say, and those cannot be compared: start it with `npx convograph serve --journal`; the demo and the test kit keep all of it.',
      );
    }
    return callLine(detail, this.#origin);
  }

  /** The row before one, whose times tell how the clock was moved meanwhile. */
  #before(seq: number): SeenRow | undefined {
    return this.rows.findLast((row) => row.seq < seq);
  }

  /** Who is named in a line. */
  async #know(line: RecordedLine): Promise<void> {
    const page = line.kind === 'control' ? undefined : line.page;
    if (page !== undefined && !this.#pages.has(page)) {
      const { id, name, instagram_id } = await this.#ask('showPage', { page });
      this.#pages.set(page, { id, name, ...(instagram_id && { instagram_id }) });
    }
    const app = line.kind === 'call' || line.kind === 'webhook' ? line.app : undefined;
    if (app === undefined || this.#apps.has(app)) return;
    const { id, name } = await this.#ask('showApp', { app });
    this.#apps.set(app, { id, name });
  }
}
