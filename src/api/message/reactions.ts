import type { Platform } from '../../store/page/platform.ts';
import type { Actor } from '../actor-book.ts';
import { declare } from '../services.ts';
import type { MessageNode } from './thread.ts';

/** One emoji and everybody who reacted with it. */
interface Reaction {
  readonly reaction: string;
  readonly by: readonly number[];
  readonly platform: Platform;
}

const reactorType = declare.node<Actor>('User', 'Who reacted.', {
  variant: 'reaction',
  id: (actor) => actor.id,
  lenient: true,
  fields: [
    declare.scalar('name', 'string', 'Name; on Messenger only.', (a) => a.name, {
      standard: true,
    }),
    declare.scalar('username', 'string', 'Username; on Instagram only.', (a) => a.username, {
      standard: true,
    }),
  ],
});

const reactionType = declare.node<Reaction>('MessageReaction', 'Reactions of one kind.', {
  fields: [
    declare.scalar('reaction', 'string', 'The emoji.', (r) => r.reaction, { standard: true }),
    declare.list<Reaction, Actor>(
      'users',
      () => reactorType,
      'Who reacted so.',
      async (nodes, call) => {
        const { actors } = call.services;
        const { budget } = call;
        const numbers = nodes.flatMap(({ by }) => by);
        await actors.meet(numbers, [], (people) => budget.step(people));
        return nodes.map(({ by, platform }) =>
          by.map((no) => actors.find(no, platform)).filter((actor) => actor !== undefined),
        );
      },
      { standard: true, bare: true },
    ),
  ],
});

/** Reactions by kind, in order of the first of each (protocol.md 5.5, 12). */
export const reactions = declare.list<MessageNode, Reaction>(
  'reactions',
  () => reactionType,
  'Reactions by kind, with who reacted so.',
  (nodes) =>
    nodes.map(({ row, thread, hidden }) => {
      const byKind = new Map<string, number[]>();
      for (const { reaction, by } of (!hidden && row.extra?.reactions) || []) {
        const same = byKind.get(reaction);
        if (same) same.push(by);
        else byKind.set(reaction, [by]);
      }
      const { platform } = thread.conversation;
      return [...byKind].map(([reaction, by]) => ({ reaction, by, platform }));
    }),
);
