import type { IncomingMessage } from 'node:http';
import { sameText } from '../../access/vault.ts';
import { Refusal } from './refusal.ts';

const BEARER = /^bearer +(\S+)$/i;

/**
 * Lets only requests through that show a key of the control plane, from loopback too. An address never holds
 * it: addresses are logged, kept and shown. So none is looked for there.
 */
export function checkKey({ headers }: IncomingMessage, keys: readonly string[]): void {
  const given = BEARER.exec(headers.authorization ?? '')?.[1];
  if (given === undefined || !keys.some((key) => sameText(given, key))) {
    throw new Refusal(
      401,
      'Send the control key as the header Authorization: Bearer KEY, never in a URL; it is in the file control-key of the data directory, and printed at start.',
      { 'WWW-Authenticate': 'Bearer realm="convograph control plane"' },
    );
  }
}
