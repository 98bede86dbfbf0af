import type { MessageExtra } from '../../store/page/message.ts';

type Reactions = NonNullable<MessageExtra['reactions']>;

/**
 * Reactions of a message with more of them: a person reacts with an emoji once. Looks at each once,
 * since a message of a channel may have a hundred thousand.
 */
export function withMoreReactions(standing: Reactions, more: Reactions): Reactions {
  const all = [...standing];
  const known = new Set(standing.map(keyOf));
  for (const one of more) {
    const key = keyOf(one);
    if (known.has(key)) continue;
    known.add(key);
    all.push(one);
  }
  return all;
}

const keyOf = ({ by, reaction }: Reactions[number]): string => `${by} ${reaction}`;
