import { chain } from '../../../base/awaitable.ts';
import { declare } from '../../services.ts';
import { actorType, tookBy } from '../actor/actor.ts';
import { type Actor, PAGE } from '../actor/actor-book.ts';
import type { MessageNode } from './thread.ts';

const { list, object } = declare;

/** The conversations of messages, each once. */
function conversationsOf(nodes: readonly MessageNode[]): number[] {
  if (nodes[0] && nodes.length === 1) return [nodes[0].thread.conversation.no];
  return [...new Set(nodes.map(({ thread }) => thread.conversation.no))];
}

/** Who sent a message; nobody, where an archive does not say. */
export const from = object<MessageNode, Actor>(
  'from',
  () => actorType,
  'Who sent it.',
  (nodes, call) => {
    const { actors } = call.services;
    const senders = nodes.map(({ row }) => row.sender);
    return chain(actors.meet(senders, conversationsOf(nodes), tookBy(call)), () =>
      nodes.map(({ row, thread, hidden }) =>
        hidden ? undefined : actors.find(row.sender, thread.conversation.platform),
      ),
    );
  },
);

/** Who received a message: everybody else of the conversation, the business first. */
export const to = list<MessageNode, Actor>(
  'to',
  () => actorType,
  'Who received it.',
  (nodes, call) => {
    const { actors, pageStore } = call.services;
    const numbers = conversationsOf(nodes);
    return chain(pageStore.people.participantsOf(numbers, tookBy(call)), (participants) => {
      const people = new Map(numbers.map((no, i) => [no, participants[i]]));
      let receiving = 0;
      for (const { thread } of nodes) receiving += people.get(thread.conversation.no)?.length ?? 0;
      call.foresee(receiving);
      return nodes.map(({ row, thread, hidden }) => {
        if (hidden) return [];
        const { no, platform } = thread.conversation;
        const receivers = row.sender === PAGE ? [] : [actors.business(platform)];
        for (const { person } of people.get(no) ?? []) {
          if (person.no !== row.sender) receivers.push(actors.introduce(person));
        }
        return receivers;
      });
    });
  },
);
