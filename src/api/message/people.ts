import { chain } from '../../graph/awaitable.ts';
import { type Actor, PAGE } from '../actor-book.ts';
import { actorType } from '../actors.ts';
import { declare } from '../services.ts';
import type { MessageNode } from './thread.ts';

/** Who sent a message; nobody, where an archive does not say. */
export const from = declare.object<MessageNode, Actor>(
  'from',
  () => actorType,
  'Who sent it.',
  (nodes, call) => {
    const { actors } = call.services;
    return chain(actors.meet(nodes.map(({ row }) => row.sender)), () =>
      nodes.map(({ row, thread, hidden }) =>
        hidden ? undefined : actors.find(row.sender, thread.conversation.platform),
      ),
    );
  },
);

/** Who received a message: everybody else of the conversation, the business first. */
export const to = declare.list<MessageNode, Actor>(
  'to',
  () => actorType,
  'Who received it.',
  (nodes, call) => {
    const { actors, pageStore } = call.services;
    const numbers = [...new Set(nodes.map(({ thread }) => thread.conversation.no))];
    return chain(pageStore.people.participantsOf(numbers), (participants) =>
      nodes.map(({ row, thread, hidden }) => {
        if (hidden) return [];
        const { no, platform } = thread.conversation;
        const receivers = row.sender === PAGE ? [] : [actors.business(platform)];
        for (const { person } of participants[numbers.indexOf(no)] ?? []) {
          if (person.no !== row.sender) receivers.push(actors.introduce(person));
        }
        return receivers;
      }),
    );
  },
);
