import type { IncomingMessage } from 'node:http';
import { sameText } from '../../access/vault.ts';
import { Refusal } from './refusal.ts';

const BEARER = /^bearer +(\S+)$/i;

/** What opens the control plane: each all of it. */
export interface ControlKeys {
  /** Of the store: the file control-key. */
  readonly key: string;
  /** The console's, of this start alone; undefined where there is none. */
  readonly consoleKey?: string | undefined;
}

/**
 * Lets only requests through that show a key of the control plane, from loopback too. An address never
 * holds it: addresses are logged, kept and shown. So none is looked for there.
 * @returns whose key it is
 */
export function checkKey(
  { headers }: IncomingMessage,
  { key, consoleKey }: ControlKeys,
): 'program' | 'console' {
  const given = BEARER.exec(headers.authorization ?? '')?.[1];
  if (given !== undefined && sameText(given, key)) return 'program';
  if (given !== undefined && consoleKey !== undefined && sameText(given, consoleKey)) {
    return 'console';
  }
  const sentence = consoleKey !== undefined && given !== undefined ? OF_BEFORE : HOW;
  throw new Refusal(401, sentence, {
    'WWW-Authenticate': 'Bearer realm="convograph control plane"',
  });
}

const HOW =
  'Send the control key as the header Authorization: Bearer KEY, never in a URL; it is in the file control-key of the data directory, and printed at start.';

const OF_BEFORE =
  'This key opens nothing here. That of the console is of one start: paste the link that the terminal printed. The control key is in the file control-key of the data directory.';
