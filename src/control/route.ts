import type { z } from 'zod';
import type { AccessDeps } from '../access/deps.ts';
import type { AnswerDeps } from '../api/answer-deps.ts';
import type { Strides } from '../base/in-strides.ts';
import type { StoreClock } from '../store/store-clock.ts';

/** What the operations of the control plane work on. */
export interface ControlDeps extends AccessDeps {
  readonly clock: StoreClock;
  /** What Meta's paths are answered with. */
  readonly answering: AnswerDeps;
}

/** The parameters in a path: `/pages/{page}/people` has `page`. */
type ParamOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamOf<Rest>
  : never;

/** An operation: answering, checking and the OpenAPI document all come from its declaration. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Below `/_convograph/v1`, with parameters in braces. */
  readonly path: string;
  /** Names the operation in the OpenAPI document. */
  readonly id: string;
  /** One line, for people. */
  readonly summary: string;
  /** The JSON body it takes; none when not given. */
  readonly input?: z.ZodType;
  readonly output: z.ZodType;
  /** 201 for what makes something; 200 when not given. */
  readonly status?: 201;
  handle(deps: ControlDeps, params: object, input: unknown): object | Promise<object>;
}

/** What an operation gives; a list may come in strides. */
type Given<T> =
  | T
  | (T extends { readonly data: readonly (infer Item)[] }
      ? { readonly data: Strides<Item> }
      : never);

interface Declaration<Path extends string, Input extends z.ZodType, Output extends z.ZodType>
  extends Omit<Route, 'path' | 'input' | 'output' | 'handle'> {
  readonly path: Path;
  readonly input?: Input;
  readonly output: Output;
  /**
   * Carries the operation out; when it resolves, what it did is on disk.
   * @throws AdminError, and nothing is changed
   */
  readonly handle: (
    deps: ControlDeps,
    params: Readonly<Record<ParamOf<Path>, string>>,
    input: z.output<Input>,
  ) => Given<z.input<Output>> | Promise<Given<z.input<Output>>>;
}

/** Declares an operation; parameters, input and output are checked against each other. */
export const route = <
  const Path extends string,
  Input extends z.ZodType = z.ZodUndefined,
  Output extends z.ZodType = z.ZodType,
>(
  declaration: Declaration<Path, Input, Output>,
): Route => declaration as unknown as Route;
