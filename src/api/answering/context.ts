import type { Caller } from '../../access/caller.ts';
import type { Tally } from '../../access/limits/limiter.ts';
import type { Form } from '../../graph/declare/dated-forms.ts';
import type { EdgeArgs } from '../../graph/declare/edge-args.ts';
import type {
  Counting,
  EdgeField,
  NodeType,
  ObjectField,
  Operation,
} from '../../graph/declare/node-type.ts';
import type { Given } from '../../graph/declare/outcome.ts';
import type { Version } from '../../graph/declare/versions.ts';
import type { Budget } from '../../graph/execute/budget.ts';
import type { Call } from '../../graph/execute/call.ts';
import type { Plan } from '../../graph/execute/plan.ts';
import type { Params } from '../../graph/params/param.ts';
import type { Text } from '../../graph/text/text.ts';
import type { BodyForms } from '../../graph/wire/body-form.ts';
import type { GraphRequest } from '../../graph/wire/request.ts';
import type { CallItem } from '../../journal/entries.ts';
import type { PersonRow } from '../../store/page/people.ts';
import type { Endpoint } from '../endpoints/endpoint.ts';
import type { Operations } from '../operations.ts';
import type { Services } from '../services.ts';
import type { AnswerDeps } from './answer-deps.ts';
import type { Fields } from './fields.ts';
import type { FormUses } from './form-uses.ts';
import type { Redirect } from './redirect.ts';
import type { Observer, Steppable } from './take.ts';
import type { Target } from './target.ts';

/** What answering takes besides the request; the items of a batch share it. */
export interface Tools {
  readonly deps: AnswerDeps;
  readonly operations: Operations;
  /** Of the callers of a batch, one each: the identifier makes a new one when the store has changed. */
  readonly services: Map<Caller, Services> | undefined;
  /** Keeps what apps use; nothing is kept without it. */
  readonly uses: FormUses | undefined;
  /** What the whole HTTP request may cost. */
  readonly budget: Budget;
}

const NO_FAULTS: readonly string[] = [];

/** One request on its way to an answer, an item of a batch like any other: what its steps found. */
export class Context implements Steppable {
  /** As it was sent, but for what is ignored of it. */
  request: GraphRequest;
  readonly requestId: string;
  readonly tools: Tools;
  readonly tally: Tally | undefined;
  readonly observer: Observer | undefined;
  version: Version | undefined = undefined;
  /** What its app has no more of what it uses, and what the version has not; undefined where it has all. */
  lacking: ReadonlySet<Form> | undefined = undefined;
  endpoint: Endpoint | undefined = undefined;
  /** Epoch milliseconds, the same for all steps. */
  now = 0;
  caller!: Caller;
  /** Whose token it was, where that is good no longer. */
  refused: Caller | undefined = undefined;
  services!: Services;
  target!: Target;
  counting!: Counting;
  /** Whom it is about, where its edge or operation declares that a parameter tells. */
  recipient: PersonRow | undefined = undefined;
  fields!: Fields;
  call!: Call<Services>;
  /** Whether the client is to be sent to what it asks for. */
  redirects = false;
  /** Whether it is answered as Meta's host would not. */
  extension = false;
  subjects: readonly Subject[] = [];
  /** What was done by faults that the items of a batch met. */
  itemFaults: readonly string[] = NO_FAULTS;
  /** Of a batch whose calls are kept: what became of its items. */
  itemsAsked: CallItem[] | undefined = undefined;
  answer: Text | Redirect | undefined = undefined;
  /** Of an answer that comes again: how its body has left before. */
  forms: BodyForms | undefined = undefined;

  constructor(
    request: GraphRequest,
    requestId: string,
    tools: Tools,
    tally: Tally | undefined,
    observer?: Observer,
  ) {
    this.request = request;
    this.requestId = requestId;
    this.tools = tools;
    this.tally = tally;
    this.observer = observer;
  }

  /** Whether it reads: every other verb is one of the operations'. */
  get isRead(): boolean {
    const { method } = this.request;
    return method === 'GET' || method === 'HEAD';
  }
}

/** A node that was found, with its type. */
export interface Found {
  readonly type: NodeType<unknown, Services>;
  readonly node: unknown;
}

/** A node that a request names, and what is done with it: what the steps of that have found. */
export class Subject implements Steppable {
  readonly id: string;
  readonly context: Context;
  readonly observer: Observer | undefined;
  found!: Found;
  /** The edge that is read, or the field that has an address. */
  edge!: EdgeField<unknown, Services> | ObjectField<unknown, Services>;
  args!: EdgeArgs;
  /** What stands at the address of a field. */
  addressed: unknown = undefined;
  operation!: Operation<unknown, Services>;
  given!: Given<Params>;
  plan: Plan<Services> | undefined = undefined;
  answer: Text | Redirect | undefined = undefined;

  constructor(id: string, context: Context) {
    this.id = id;
    this.context = context;
    this.observer = context.observer;
  }
}
