import type { PersonRow } from '../../store/page/people.ts';
import { type Actor, actorType, PAGE } from '../actors.ts';
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
    const people = new Map<number, PersonRow[]>();
    for (const { thread } of nodes) people.set(thread.conversation.no, []);
    for (const { conversation, person } of await pageStore.people.participantsOf([
      ...people.keys(),
    ])) {
      actors.introduce(person);
      people.get(conversation)?.push(person);
    }
    return nodes.map(({ row, thread, hidden }) => {
      if (hidden) return [];
      const { no, platform } = thread.conversation;
      const others = (people.get(no) ?? []).filter((person) => person.no !== row.sender);
      return [
        ...(row.sender === PAGE ? [] : [actors.business(platform)]),
        ...others.map((person) => actors.introduce(person)),
      ];
    });
  },
);
