import type { Privilege } from '../../access/permissions.ts';
import { type Awaitable, chain } from '../../base/awaitable.ts';
import { GraphError } from '../../graph/errors/error.ts';
import { render } from '../../graph/execute/execute.ts';
import { offered } from '../../graph/execute/plan.ts';
import { readArgs } from '../../graph/params/param.ts';
import { quote } from '../../graph/text/json-text.ts';
import { merged, type Text } from '../../graph/text/text.ts';
import type { Context, Subject } from './context.ts';
import { withDebug } from './debug.ts';
import { planOf } from './fields.ts';
import { find } from './find.ts';
import { type Step, take } from './take.ts';

const NO_FILES = new Map<string, never>();

const notTaken = ({ request, target }: Context): GraphError =>
  new GraphError('notFound', {
    method: request.method.toLowerCase(),
    id: target.ids[0] ?? 'me',
  });

/**
 * What no node offers needs no look at the store: the answer is the same for every id.
 * @throws GraphError `notFound` (100/33)
 */
export function verb(context: Context): void {
  const { request, target, tools } = context;
  const isOffered = tools.operations.isOffered(request.method, target.edge);
  if (target.several || !isOffered) throw notTaken(context);
}

/** @throws GraphError `notFound` (100/33) where the node takes no such verb */
export function operation(subject: Subject): void {
  const { found, context } = subject;
  const { request, target, tools, call } = context;
  const taken = tools.operations.find(found.type, request.method, target.edge);
  if (!taken || !offered(taken, call.version)) throw notTaken(context);
  subject.operation = taken;
}

/** @throws GraphError that of the rule that does not hold */
function operationAllowed({ operation, found, context }: Subject): void {
  const { permission } = operation;
  const platform = context.recipient?.platform;
  if (permission !== undefined) context.services.permit(permission as Privilege, platform);
  operation.authorize?.(found.node, context.call);
}

/** @throws GraphError naming the parameter that is missing or wrong (100) */
function given(subject: Subject): void {
  const { operation, context } = subject;
  const { request, target } = context;
  const args = readArgs(operation.params, (name) =>
    target.item !== undefined && name === operation.item ? target.item : request.params.get(name),
  );
  const { files = NO_FILES, idempotencyKey } = request;
  subject.given = { args, files, ...(idempotencyKey && { idempotencyKey }) };
}

/** How to read the node afterwards (wire.md 1.7), known to be possible before it is written. */
function fieldsAfter(subject: Subject): void {
  const { operation, context } = subject;
  const { fields, call } = context;
  if (operation.of && fields.text !== '') {
    subject.plan = planOf(fields, operation.of(), call.version);
  }
}

/** What the data say against it: the last thing before it is run. */
export const data = ({ operation, found, given, context }: Subject): Awaitable<void> =>
  operation.check?.(found.node, given, context.call);

function run(subject: Subject): Awaitable<void> {
  const { operation, found, given, context, plan, observer } = subject;
  const { call, request, tools } = context;
  // Whoever only looks on lets a caller through who may not: nothing is done for him.
  if (tools.deps.rehearses || observer) {
    subject.answer = '{}';
    return;
  }
  return chain(operation.run(found.node, given, call), ({ answer, node, extension }) => {
    if (extension) context.extension = true;
    const members = operation
      .write(answer)
      .map(([name, text]) => [`${quote(name)}:`, text] as const);
    const done = (text: Text) => {
      subject.answer = withDebug(text, request, call);
    };
    if (!plan || node === undefined) return done(objectText(members));
    // What `fields` name is read, the rest of the answer stays beside it.
    const own = members.filter(([key]) => !plan.steps.some((step) => step.key === key));
    return chain(render(plan, [node], call), ([text = '{}']) =>
      done(merged(objectText(own), text)),
    );
  });
}

const objectText = (members: readonly (readonly [key: string, text: string])[]): string =>
  `{${members.map(([key, text]) => key + text).join(',')}}`;

/** How an operation is carried out: nothing is done before all that is asked for is known to be right. */
const OPERATING: readonly Step<Subject>[] = [
  operation,
  operationAllowed,
  given,
  fieldsAfter,
  data,
  run,
];

function write(context: Context): Awaitable<void> {
  const [subject] = context.subjects as [Subject];
  return chain(take(OPERATING, subject), () => {
    context.answer = subject.answer;
  });
}

/** How a POST or DELETE is answered. */
export const WRITING: readonly Step<Context>[] = [verb, find, write];
