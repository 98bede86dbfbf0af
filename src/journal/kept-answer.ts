import type { LongText, Text } from '../graph/text/text.ts';
import type { GraphRequest } from '../graph/wire/request.ts';
import { isSecretParam, withoutSecrets } from '../graph/wire/secrets.ts';

/** Letters of an answer that are kept. */
const LONGEST = 65_536;

/** What is shorter is no secret, and would tear holes into sentences. */
const SHORTEST_SECRET = 4;

/**
 * An answer's text as it is kept: of a long one the first 64 KB, without the token of its request, which
 * stands in its paging links, and without tokens that it gives. Whatever else is secret is taken out
 * when somebody asks for it.
 */
export function keptAnswer(body: Text, { token, params }: GraphRequest): string {
  const text = without(token, typeof body === 'string' ? cut(body) : beginningOf(body));
  const gives = text.includes('access_token') || params.has('batch');
  return gives ? withoutSecrets(text) : text;
}

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

function beginningOf({ pieces }: LongText): string {
  let text = '';
  for (const piece of pieces) {
    if (text.length >= LONGEST) break;
    text += piece.subarray(0, LONGEST - text.length).toString('latin1');
  }
  return `${text}…`;
}

/** A text without the secrets that came with a request, which an error may quote. */
export function withoutGiven(text: string, { params, token }: GraphRequest): string {
  let shown = without(token, text);
  for (const [name, value] of params) if (isSecretParam(name)) shown = without(value, shown);
  return shown;
}

/** Most texts have none: looking for it alone is twice as quick. */
const without = (secret: string | undefined, text: string): string =>
  secret !== undefined && secret.length >= SHORTEST_SECRET && text.includes(secret)
    ? text.replaceAll(secret, '…')
    : text;
