import { type Actor, PAGE } from '../actor-book.ts';
import { actorType } from '../actors.ts';
import { declare } from '../services.ts';
import type { MessageNode } from './thread.ts';

/** Who sent a message; nobody, where an archive does not say. */
export const from = declare.object<MessageNode, Actor>(
  'from',
  () => actorType,
  'Who sent it.',
  async (nodes, call) => {
    const { actors } = call.services;
    await actors.meet(nodes.map(({ row }) => row.sender));
    return nodes.map(({ row, thread, hidden }) =>
      hidden ? undefined : actors.find(row.sender, thread.conversation.platform),
    );
  },
);

/** Who received a message: everybody else of the conversation, the business first. */
export const to = declare.list<MessageNode, Actor>(
  'to',
  () => actorType,
  'Who received it.',
  async (nodes, call) => {
    const { actors, pageStore } = call.services;
    const numbers = [...new Set(nodes.map(({ thread }) => thread.conversation.no))];
    const participants = await pageStore.people.participantsOf(numbers);
    const people = new Map(numbers.map((no, i) => [no, participants[i] ?? []]));
    return nodes.map(({ row, thread, hidden }) => {
      if (hidden) return [];
      const { no, platform } = thread.conversation;
      const others = (people.get(no) ?? []).filter(({ person }) => person.no !== row.sender);
      return [
        ...(row.sender === PAGE ? [] : [actors.business(platform)]),
        ...others.map(({ person }) => actors.introduce(person)),
      ];
    });
  },
);
