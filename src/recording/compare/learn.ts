import type { Renaming } from './renaming.ts';

/** What the server makes: ids of digits and times, mids, tokens, addresses. Names and texts are none. */
const MADE = /^(?:\d{5,}(?:_\d+)?|t_\d+|[\w-]{16,}={0,2}|https?:\/\/\S+)$/;

const isMade = (text: string): boolean => MADE.test(text);

/** How deep JSON is looked into. */
const DEEPEST = 32;

/** Learns ids from two values that say the same, place by place, but were made by the server anew. */
export function learn(renaming: Renaming, recorded: unknown, actual: unknown, depth = 0): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(recorded) && Array.isArray(actual)) {
    for (const [i, each] of recorded.entries()) learn(renaming, each, actual[i], depth + 1);
    return;
  }
  if (isObject(recorded) && isObject(actual)) {
    for (const [key, value] of Object.entries(recorded)) {
      learn(renaming, value, actual[key], depth + 1);
    }
    return;
  }
  const [one, other] = [leafText(recorded), leafText(actual)];
  if (one === undefined || other === undefined || !isMade(one) || !isMade(other)) return;
  renaming.learn(one, other);
}

const leafText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
