import type { IncomingMessage } from 'node:http';
import { sameText } from '../../access/vault.ts';
import { Refusal } from './refusal.ts';

const BEARER = /^bearer +(\S+)$/i;

/**
 * Lets only requests through that show the control key, from loopback too. An address never holds
 * it: addresses are logged, kept and shown. So none is looked for there, and no query is taken.
 */
export function checkKey({ headers }: IncomingMessage, query: string, key: string): void {
  const given = BEARER.exec(headers.authorization ?? '')?.[1];
  if (given === undefined || !sameText(given, key)) {
    throw new Refusal(
      401,
      'Send the control key as the header Authorization: Bearer KEY, never in a URL; it is in the file control-key of the data directory, and printed at start.',
      { 'WWW-Authenticate': 'Bearer realm="convograph control plane"' },
    );
  }
  if (query !== '') {
    throw new Refusal(
      400,
      'The control plane takes no query parameters, and its key never stands in a URL: send what you have to say as JSON in the body.',
    );
  }
}
