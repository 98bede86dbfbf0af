import { createHash, hash } from 'node:crypto';
import type { Awaitable } from '../../base/awaitable.ts';
import { turns } from '../../base/turns.ts';
import type { LongText, Text } from '../text/text.ts';

/** The `ETag` of a body: 40 hex digits in quotes, as Meta's (wire.md 2.5). */
export const entityTag = (body: string): string => `"${hash('sha1', body)}"`;

/** The same of a body that may be long. */
export const entityTagOf = (body: Text): Awaitable<string> =>
  typeof body === 'string' ? entityTag(body) : tagOfLong(body);

async function tagOfLong({ pieces }: LongText): Promise<string> {
  const sum = createHash('sha1');
  for (const piece of pieces) {
    sum.update(piece);
    if (turns.isOver()) await turns.next();
  }
  return `"${sum.digest('hex')}"`;
}

/** Whether `If-None-Match` names the tag: `*`, a list, weak or not (RFC 9110 section 13.1.2). */
export const noneMatches = (ifNoneMatch: string, tag: string): boolean =>
  ifNoneMatch.trim() === '*' || ifNoneMatch.includes(tag);
