import type { Caller } from '../access/caller.ts';
import type { GraphAnswer, GraphRequest } from '../graph/wire/request.ts';
import type { CallEntry, CallItem } from './entries.ts';
import { keptAnswer, withoutGiven } from './kept-answer.ts';
import { keptNames, keptParams } from './shown-params.ts';
import { type TextChunk, TextChunks, WIDEST } from './text-chunks.ts';

/** Whether what was said is kept too, or shapes alone: method, path, names, status, code and cause. */
export type JournalForm = 'bodies' | 'shapes';

/** A call that is under way: its request has its token, and is gone when it was answered. */
export interface OpenCall extends Pick<CallEntry, 'kind' | 'seq' | 'at' | 'real' | 'no'> {
  readonly request: GraphRequest;
  readonly requestId: string;
  /** By the timer, in ms. */
  readonly began: number;
}

/** Whom a call was by and about, as far as that was found. */
export interface CallParties {
  readonly caller: Caller | undefined;
  readonly person: string | undefined;
  readonly items: readonly CallItem[] | undefined;
}

/** What few calls have. */
type Rarity = Partial<
  Pick<CallEntry, 'fault' | 'code' | 'subcode' | 'message' | 'because' | 'person' | 'items'>
>;

/** Bytes of a call, and of an item of a batch, besides their texts, about. */
const ENTRY = 400;
/** And of each parameter's texts, besides their letters. */
const TEXT = 32;

/** What calls have in common that say the same with the same token: they share it. */
export class CallKind {
  readonly method: string;
  readonly prefix: string;
  readonly host: CallEntry['host'];
  readonly client: CallEntry['client'];
  readonly params: CallEntry['params'];
  readonly files: CallEntry['files'];
  readonly app: string | undefined;
  readonly page: string | undefined;
  readonly pageNo: number | undefined;
  readonly token: number | undefined;
  readonly isDerived: boolean;
  /** About, in memory. */
  readonly bytes: number;
  readonly #agent: string | undefined;

  constructor(
    { method, prefix, dialect, params, files, agent }: GraphRequest,
    caller: Caller | undefined,
    form: JournalForm,
  ) {
    this.method = method;
    this.prefix = prefix;
    this.host = dialect;
    this.client = clientIn(agent);
    this.#agent = agent;
    this.params = form === 'bodies' ? keptParams(params) : keptNames(params);
    this.files = files && namesOf(files);
    this.app = caller?.app.id;
    this.page = caller?.page?.id;
    this.pageNo = caller?.page?.no;
    this.token = caller?.no;
    this.isDerived = caller?.isDerived ?? false;
    this.bytes = this.params.reduce((sum, text) => sum + TEXT + text.length, 0);
  }

  /** Whether a call is of it that has its parameters. */
  is({ method, prefix, dialect, agent }: GraphRequest, caller: Caller | undefined): boolean {
    return (
      this.method === method &&
      this.prefix === prefix &&
      this.host === dialect &&
      this.#agent === agent &&
      this.token === caller?.no &&
      this.app === caller?.app.id &&
      this.page === caller?.page?.id &&
      this.isDerived === (caller?.isDerived ?? false)
    );
  }
}

/** Files whose names are kept of a call, and letters of each. */
const MOST_FILES = 10;
const LONGEST_NAME = 40;

const namesOf = (files: NonNullable<GraphRequest['files']>): string[] =>
  [...files.keys()].slice(0, MOST_FILES).map((name) => name.slice(0, LONGEST_NAME));

/** Letters of a client's name that are kept. */
const LONGEST_CLIENT = 40;

/** What a client says first of itself: `axios/1.7.2`, `curl/8.7.1`; browsers say `Mozilla/5.0`. */
const clientIn = (agent = ''): string | undefined =>
  /^[\w.@/+-]+/.exec(agent)?.[0].slice(0, LONGEST_CLIENT);

/** Numbers of a call, in the order in which they stand in its row. */
const [SEQ, DONE, NO, AT, REAL, MS, STATUS, FROM, TO, ID, PATH, WIDTH] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
] as const;

/**
 * Calls that were answered, each at a place of a ring: numbers and texts in rows and chunks, and what many
 * have in common once. A call makes next to nothing that outlives it, which would cost more than all else
 * that is done here (decisions/0124).
 */
export class Calls {
  readonly #form: JournalForm;
  readonly #rows: Float64Array;
  readonly #texts = new TextChunks();
  /** By place: where its texts are, and what else it has. */
  readonly #chunks: (TextChunk | undefined)[] = [];
  readonly #more: (Rarity | undefined)[] = [];
  /** By parameters, which a server reads once while clients ask in the same words. */
  readonly #kinds = new WeakMap<GraphRequest['params'], CallKind>();

  /** @param count of places */
  constructor(form: JournalForm, count: number) {
    this.#form = form;
    this.#rows = new Float64Array(count * WIDTH);
  }

  /** What it has in common with others. */
  kind(request: GraphRequest, caller: Caller | undefined): CallKind {
    const known = this.#kinds.get(request.params);
    if (known?.is(request, caller)) return known;
    const kind = new CallKind(request, caller, this.#form);
    // Those of others come once.
    if (request.method === 'GET') this.#kinds.set(request.params, kind);
    return kind;
  }

  /**
   * Puts one at a place.
   * @param done its number now
   * @param ms that it took
   * @returns its bytes, about, in memory
   */
  put(
    place: number,
    kind: CallKind,
    { seq, no, at, real, request, requestId }: OpenCall,
    { done, ms }: Pick<CallEntry, 'done'> & { readonly ms: number },
    { status, error, fault, body }: GraphAnswer,
    { person, items }: CallParties,
  ): number {
    const { path } = request;
    let text = this.#form === 'bodies' ? keptAnswer(body, request) : '';
    if (error && text !== '') text = withoutGiven(text, request);
    const chunk = this.#texts.add(requestId, path, text);
    const rows = this.#rows;
    const row = place * WIDTH;
    rows[row + SEQ] = seq;
    rows[row + DONE] = done;
    rows[row + NO] = no;
    rows[row + AT] = at;
    rows[row + REAL] = real;
    rows[row + MS] = ms;
    rows[row + STATUS] = fault?.way === 'before' || fault?.way === 'never' ? 0 : status;
    rows[row + FROM] = chunk.from;
    rows[row + TO] = chunk.to;
    rows[row + ID] = requestId.length;
    rows[row + PATH] = path.length;
    this.#chunks[place] = chunk;
    let bytes = ENTRY + kind.bytes + chunk.to - chunk.from;
    if (error || fault || person !== undefined || items) {
      this.#more[place] = {
        ...(error && { code: error.code, subcode: error.subcode, because: error.because }),
        ...(error && { message: withoutGiven(error.message, request) }),
        ...{ fault: fault?.words, person, items },
      };
      bytes += fault?.words.length ?? 0;
      for (const item of items ?? []) bytes += ENTRY + item.path.length;
    }
    return bytes;
  }

  /** The one at a place is kept no longer. */
  release(place: number): void {
    this.#texts.release(this.#chunks[place] as TextChunk);
    // Its place may stay empty for long: a chunk is as large as the answer that is in it.
    this.#chunks[place] = undefined;
    if (this.#more[place]) this.#more[place] = undefined;
  }

  seq(place: number): number {
    return this.#number(place, SEQ);
  }

  done(place: number): number {
    return this.#number(place, DONE);
  }

  no(place: number): number {
    return this.#number(place, NO);
  }

  /** The one at a place as it may be read. */
  entry(place: number, kind: CallKind): CallEntry {
    const rows = this.#rows;
    const row = place * WIDTH;
    const path = rows[row + ID] as number;
    const body = path + (rows[row + PATH] as number);
    const text = this.#text(place, WIDEST * body);
    return entryOf(
      {
        kind: 'call',
        seq: rows[row + SEQ] as number,
        at: rows[row + AT] as number,
        real: rows[row + REAL] as number,
        no: rows[row + NO] as number,
        requestId: text.slice(0, path),
        path: text.slice(path, body),
        done: rows[row + DONE] as number,
        status: rows[row + STATUS] || undefined,
        ms: rows[row + MS],
      },
      kind,
      this.#more[place],
    );
  }

  /** The answer of the one at a place, where bodies are kept; the first 64 KB. */
  answer(place: number): string | undefined {
    const head = this.#number(place, ID) + this.#number(place, PATH);
    return this.#form === 'bodies' ? this.#text(place).slice(head) : undefined;
  }

  /** One that is under way. */
  open({ kind, seq, at, real, no, request, requestId }: OpenCall): CallEntry {
    const { path } = request;
    const nothing = { status: undefined, ms: undefined };
    const own = { kind, seq, at, real, no, requestId, path, done: 0, ...nothing };
    return entryOf(own, this.kind(request, undefined), undefined);
  }

  /** Of the one at a place, so many bytes at most. */
  #text(place: number, most = Infinity): string {
    const [from, to] = [this.#number(place, FROM), this.#number(place, TO)];
    return this.#chunks[place]?.bytes.toString('utf8', from, Math.min(to, from + most)) ?? '';
  }

  #number(place: number, column: number): number {
    return this.#rows[place * WIDTH + column] as number;
  }
}

/** In one piece: spreading parts into it, ten thousand times at once, takes three times as long. */
const entryOf = (
  own: Omit<CallEntry, Exclude<keyof CallKind, 'is' | 'bytes'> | keyof Rarity>,
  { method, prefix, host, client, params, files, app, page, pageNo, token, isDerived }: CallKind,
  more: Rarity | undefined,
): CallEntry => ({
  kind: own.kind,
  seq: own.seq,
  at: own.at,
  real: own.real,
  done: own.done,
  no: own.no,
  requestId: own.requestId,
  method,
  prefix,
  path: own.path,
  host,
  client,
  params,
  files,
  app,
  page,
  pageNo,
  token,
  isDerived,
  person: more?.person,
  status: own.status,
  fault: more?.fault,
  code: more?.code,
  subcode: more?.subcode,
  message: more?.message,
  because: more?.because,
  ms: own.ms,
  items: more?.items,
});
