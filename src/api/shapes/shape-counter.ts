import type { Caller } from '../../access/caller.ts';
import type { CallShape } from '../../graph/declare/call-shape.ts';
import { DATED_NAMES } from '../../graph/declare/dated-forms.ts';
import { datedWords } from '../../graph/declare/dated-parts.ts';
import type { NodeType } from '../../graph/declare/node-type.ts';
import type { GraphRequest } from '../../graph/wire/request.ts';
import { type CallCount, FURTHER, MOST_SHAPES } from '../../store/directory/call-counts.ts';
import { type Fields, fieldsOf } from '../answering/fields.ts';
import type { Target } from '../answering/target.ts';
import type { Operations } from '../operations.ts';
import type { Services } from '../services.ts';
import { coarse, pathOf, shapeOf } from './shape-of.ts';

/** Of one app: those of as many apps fit as send much rubbish. */
const MOST_OF_APP = MOST_SHAPES / 10;
/** Of these so many may be whole ones; what comes then is counted by its coarse shape. */
const WHOLE = 0.8;

/** Ways in which calls came that are remembered: parameters in another order are another way. */
const MOST_WAYS = 4_000;
/** Letters of one. */
const LONGEST_WAY = 500;

/** What was found of a call: that of answering/context.ts. */
interface AnsweredCall {
  readonly caller: Pick<Caller, 'app'> | undefined;
  readonly now: number;
  readonly subjects: readonly {
    readonly found?: { readonly type: Pick<NodeType<unknown, Services>, 'name' | 'variant'> };
  }[];
  readonly target?: Pick<Target, 'edge'>;
  readonly fields?: Pick<Fields, 'shape' | 'hasAlias'>;
  readonly tools: { readonly operations: Operations };
}

/** What came of a shape since it was last taken. */
type Counter = { -readonly [K in keyof CallCount]: CallCount[K] };

const typeOf = (context: AnsweredCall) => context.subjects[0]?.found?.type;

/** `me` and `app`, which stand for an id; all ids are alike. */
const wordOf = ([first]: GraphRequest['segments']): string | undefined =>
  first === 'me' || first === 'app' ? first : undefined;

/** How the newest call with some parameters was made besides. */
class Met {
  readonly counter: Counter;
  readonly #version: string | undefined;
  readonly #dialect: string;
  readonly #conditional: boolean | undefined;
  readonly #sentAs: string | undefined;
  readonly #isItem: boolean | undefined;
  readonly #length: number;
  readonly #word: string | undefined;
  readonly #type: object | undefined;
  readonly #edge: string | undefined;

  constructor(counter: Counter, context: AnsweredCall, request: GraphRequest) {
    this.counter = counter;
    this.#version = request.version;
    this.#dialect = request.dialect;
    this.#conditional = request.conditional;
    this.#sentAs = request.sentAs;
    this.#isItem = request.isItem;
    this.#length = request.segments.length;
    this.#word = wordOf(request.segments);
    this.#type = typeOf(context);
    this.#edge = this.#type && context.target?.edge;
  }

  /** Whether a call is made in the same way; what was not found may be anything. */
  is(app: string, context: AnsweredCall, request: GraphRequest): boolean {
    return (
      this.#type !== undefined &&
      this.#type === typeOf(context) &&
      this.#edge === context.target?.edge &&
      this.#version === request.version &&
      this.#length === request.segments.length &&
      this.#word === wordOf(request.segments) &&
      this.#isItem === request.isItem &&
      this.#conditional === request.conditional &&
      this.#sentAs === request.sentAs &&
      this.#dialect === request.dialect &&
      this.counter.app === app
    );
  }
}

/**
 * Counts calls by app and shape, whatever became of them: of that is told what each app would have to
 * change. Of a call that came in the same way before it makes a short text, and nothing that stays.
 */
export class ShapeCounter {
  /** By app and the text of the shape. */
  readonly #apps = new Map<string, Map<string, Counter>>();
  readonly #ways = new Map<string, Counter>();
  /** By parameters, which a server reads once while clients ask in the same words. */
  #newest = new WeakMap<GraphRequest['params'], Met>();
  readonly #onFirst: () => void;
  #changed: Counter[] = [];
  #size = 0;

  /**
   * @param known what was counted before
   * @param onFirst called when there is something to be taken
   */
  constructor(known: readonly CallCount[], onFirst: () => void) {
    this.#onFirst = onFirst;
    for (const { app, shape } of known) this.#add(app, shape);
  }

  /**
   * Counts a call that was answered, where it was one of an app that this store knows.
   * @param request as it was sent
   */
  count(context: AnsweredCall, request: GraphRequest): void {
    const { caller } = context;
    if (!caller) return;
    const { params } = request;
    // Those of other verbs come once.
    const isRead = request.method === 'GET';
    const newest = isRead ? this.#newest.get(params) : undefined;
    if (newest?.is(caller.app.id, context, request)) {
      this.#note(newest.counter, 1, context.now, context.now);
      return;
    }
    const counter = this.#metAs(caller.app.id, context, request);
    if (isRead) this.#newest.set(params, new Met(counter, context, request));
    this.#note(counter, 1, context.now, context.now);
  }

  /** That of a call by how it was made. */
  #metAs(app: string, context: AnsweredCall, request: GraphRequest): Counter {
    const way = `${app} ${wayOf(context, request)}`;
    const known = this.#ways.get(way);
    if (known) return known;
    const type = typeOf(context);
    const counter = this.#counterOf(app, shapeOf(request, context.tools.operations, type));
    if (this.#ways.size >= MOST_WAYS) this.#ways.clear();
    this.#ways.set(way, counter);
    return counter;
  }

  /** What was counted since it was last asked. */
  take(): CallCount[] {
    const taken = this.#changed.map((counter) => ({ ...counter }));
    for (const counter of this.#changed) counter.count = 0;
    this.#changed = [];
    return taken;
  }

  /** Counts again what was taken and could not be kept. */
  giveBack(taken: readonly CallCount[]): void {
    for (const { app, shape, count, first, last } of taken) {
      this.#note(this.#apps.get(app)?.get(shape) ?? this.#add(app, shape), count, first, last);
    }
  }

  /** The apps of which something is known, where these leave others no room for shapes of their own. */
  get crowd(): readonly string[] {
    return this.#size < MOST_SHAPES * WHOLE ? [] : [...this.#apps.keys()];
  }

  /** Makes room: apps that are there no more. */
  leaveOut(apps: readonly string[]): void {
    for (const app of apps) {
      this.#size -= this.#apps.get(app)?.size ?? 0;
      this.#apps.delete(app);
    }
    // Of ways that had no room some may have it now.
    this.#ways.clear();
    this.#newest = new WeakMap();
  }

  /** Forgets what was counted. */
  forget(): void {
    this.#apps.clear();
    this.#ways.clear();
    this.#newest = new WeakMap();
    this.#changed = [];
    this.#size = 0;
  }

  #note(counter: Counter, count: number, first: number, last: number): void {
    if (counter.count === 0) {
      counter.first = first;
      counter.last = last;
      if (this.#changed.push(counter) === 1) this.#onFirst();
    } else if (last > counter.last) counter.last = last;
    counter.count += count;
  }

  /** That of a shape, or, where there is no room for it, the next best. */
  #counterOf(app: string, shape: CallShape): Counter {
    const known = this.#apps.get(app);
    const text = JSON.stringify(shape);
    const own = known?.get(text);
    if (own) return own;
    if (this.#hasRoom(app, WHOLE)) return this.#add(app, text);
    const less = JSON.stringify(coarse(shape));
    const ofLess = known?.get(less);
    if (ofLess) return ofLess;
    return this.#hasRoom(app, 1)
      ? this.#add(app, less)
      : (known?.get(FURTHER) ?? this.#add(app, FURTHER));
  }

  #hasRoom(app: string, part: number): boolean {
    const own = this.#apps.get(app)?.size ?? 0;
    return this.#size < MOST_SHAPES * part && own < MOST_OF_APP * part;
  }

  #add(app: string, shape: string): Counter {
    const own = this.#apps.get(app) ?? new Map<string, Counter>();
    const counter = { app, shape, count: 0, first: 0, last: 0 };
    this.#apps.set(app, own.set(shape, counter));
    this.#size++;
    return counter;
  }
}

/** How a call was made, without values; parameters in the order in which they came. */
function wayOf(context: AnsweredCall, request: GraphRequest): string {
  const { method, sentAs, version, segments, dialect, conditional, isItem, params } = request;
  const { tools, target, fields = fieldsOf(params.get('fields')) } = context;
  const type = typeOf(context);
  let way = `${isItem}${conditional}${method} ${sentAs} ${version} ${dialect} `;
  // By what is there its path is told, but for the words that stand for an id.
  if (type === undefined) way += pathOf(request, tools.operations, undefined);
  else {
    way += `${type.name} ${type.variant} ${segments.length} ${wordOf(segments)} ${target?.edge}`;
  }
  for (const name of params.keys()) {
    way += `&${name}`;
    if (way.length > LONGEST_WAY) break;
  }
  if (way.length > LONGEST_WAY) way += datedNames(params);
  return `${way}?${datedWords(params)}?${fields.hasAlias}${fields.shape}`;
}

/** Those of the parameters that the calendar knows, wherever they stand. */
const datedNames = (params: GraphRequest['params']): string =>
  [...DATED_NAMES].filter((name) => params.has(name)).join('&');
