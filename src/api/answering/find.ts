import { type Awaitable, chain } from '../../base/awaitable.ts';
import { GraphError } from '../../graph/errors/error.ts';
import { READABLE_MESSAGES } from '../../messaging/readable.ts';
import { FLAGS } from '../../store/page/message.ts';
import type { NodeNeeds } from '../needs.ts';
import { isOlder } from '../nodes/conversation/messages.ts';
import { messageType } from '../nodes/message/message.ts';
import type { MessageNode } from '../nodes/message/thread.ts';
import type { Context } from './context.ts';
import { Subject } from './context.ts';
import { reach } from './reach.ts';
import { type Step, take } from './take.ts';

/** The nodes that are asked for, each found and allowed before the next is looked for. */
export function find(context: Context): Awaitable<void> {
  const { ids } = context.target;
  const [first] = ids;
  if (first !== undefined && ids.length === 1) {
    const subject = new Subject(first, context);
    context.subjects = [subject];
    return take(FINDING, subject);
  }
  context.subjects = ids.map((id) => new Subject(id, context));
  return eachInTurn(context.subjects, FINDING);
}

/** Takes steps for one subject after the other. */
export function eachInTurn(
  subjects: readonly Subject[],
  steps: readonly Step<Subject>[],
  from = 0,
): Awaitable<void> {
  for (let i = from; i < subjects.length; i++) {
    const later = take(steps, subjects[i] as Subject);
    if (later !== undefined) return restInTurn(later, subjects, steps, i + 1);
  }
}

const restInTurn = (
  later: Promise<void>,
  subjects: readonly Subject[],
  steps: readonly Step<Subject>[],
  from: number,
): Promise<void> => later.then(() => eachInTurn(subjects, steps, from));

/** @throws GraphError `notFound` (100/33), `pageTokenRequired` (190) */
export function found(subject: Subject): Awaitable<void> {
  const { id, context } = subject;
  return chain(reach(id, context.call), (node) => {
    if (node) subject.found = node;
    else throw new GraphError('notFound', { method: verbOf(context), id });
  });
}

/** What the refusal says was asked for. */
const verbOf = ({ isRead, request }: Context): string =>
  isRead ? 'get' : request.method.toLowerCase();

/**
 * What the node needs, as its declaration has it.
 * @throws GraphError that of the rule that does not hold
 */
function allowed({ id, found: { type, node }, context }: Subject): Awaitable<void> {
  const needs = type.needs as NodeNeeds<unknown> | undefined;
  if (!needs) return;
  const { services } = context;
  return chain(needs.about?.(node, id, context.call), (about) =>
    services.permit(
      needs.operation,
      needs.platform(node),
      about && { ...about, verb: verbOf(context) },
    ),
  );
}

/** Its type as found nodes have it. */
const MESSAGE: unknown = messageType;

/** @throws GraphError `messageDeleted` (9000001), also for one that strict mode no longer shows */
export function readable({ found, context }: Subject): Awaitable<void> {
  if (found.type !== MESSAGE) return;
  const { row, thread } = found.node as MessageNode;
  if ((row.flags & FLAGS.deleted) !== 0) throw new GraphError('messageDeleted');
  const { strict, pageStore } = context.services;
  if (!strict) return;
  const floor = pageStore.messages.nthNewest(thread.conversation.no, READABLE_MESSAGES);
  return chain(floor, (oldest) => {
    if (isOlder(row, oldest)) throw new GraphError('messageDeleted');
  });
}

/** How each node is found. */
export const FINDING: readonly Step<Subject>[] = [found, allowed, readable];
