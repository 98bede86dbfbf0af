import type { Platform } from '../../../store/page/platform.ts';
import { declare } from '../../services.ts';
import type { Actor } from '../actor/actor-book.ts';
import type { MessageNode } from './thread.ts';

const { list, scalar } = declare;

/** One emoji and everybody who reacted with it. */
interface Reaction {
  readonly reaction: string;
  readonly by: readonly number[];
  readonly platform: Platform;
}

/** Reactions whose people are looked up at once: others have a turn between two. */
const STRIDE = 500;

const reactorType = declare.node<Actor>('User', 'Who reacted.', {
  variant: 'reaction',
  id: (actor) => actor.id,
  lenient: true,
  fields: [
    scalar('name', 'string', 'Name; on Messenger only.', (a) => a.name),
    scalar('username', 'string', 'Username; on Instagram only.', (a) => a.username),
  ],
});

const reactionType = declare.node<Reaction>('MessageReaction', 'Reactions of one kind.', {
  fields: [
    scalar('reaction', 'string', 'The emoji.', (r) => r.reaction),
    list<Reaction, Actor>(
      'users',
      () => reactorType,
      'Who reacted so.',
      async (nodes, call) => {
        const { actors } = call.services;
        const { budget } = call;
        const users: Actor[][] = [];
        for (const { by, platform } of nodes) {
          const found: Actor[] = [];
          for (let from = 0; from < by.length; from += STRIDE) {
            const some = by.slice(from, from + STRIDE);
            await actors.meet(some);
            for (const no of some) {
              const actor = actors.find(no, platform);
              if (actor) found.push(actor);
            }
            const pause = budget.step(some.length);
            if (pause !== undefined) await pause;
          }
          users.push(found);
        }
        return users;
      },
      { bare: true },
    ),
  ],
});

/** Reactions by kind, in order of the first of each (wire.md 5.5, 12). */
export const reactions = list<MessageNode, Reaction>(
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
