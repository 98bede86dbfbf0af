import type { EdgeArgs } from '../../graph/declare/edge-args.ts';
import type { EdgeField, NodeType, ObjectField, Operation } from '../../graph/declare/node-type.ts';
import type { Given } from '../../graph/declare/outcome.ts';
import type { Plan } from '../../graph/execute/plan.ts';
import type { Params } from '../../graph/params/param.ts';
import type { Text } from '../../graph/text/text.ts';
import type { Services } from '../services.ts';
import type { Context } from './context.ts';
import type { Redirect } from './redirect.ts';
import type { Observer, Steppable } from './take.ts';

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
