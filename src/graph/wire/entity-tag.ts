import { hash } from 'node:crypto';

/** The `ETag` of a body: 40 hex digits in quotes, as Meta's (protocol.md 2.5). */
export const entityTag = (body: string): string => `"${hash('sha1', body)}"`;

/** Whether `If-None-Match` names the tag: `*`, a list, weak or not (RFC 9110 section 13.1.2). */
export const noneMatches = (ifNoneMatch: string, tag: string): boolean =>
  ifNoneMatch.trim() === '*' || ifNoneMatch.includes(tag);
