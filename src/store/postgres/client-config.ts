import type { ClientConfig } from 'pg';
import { TYPES } from './cells.ts';
import type { DatabaseAddress } from './database-address.ts';

/** How long a connection may take to be made, in ms. */
export const CONNECTING = 5_000;
/** How long a read may take, in ms: the longest counts a large store. */
const READING = 300_000;
/** How long a statement of a change may take for which a request waits, in ms: others wait for its Page. */
const WRITING = 60_000;
/** How long a transaction may stand, in ms: whoever began it has stopped, and holds a Page. */
const IDLE = 60_000;

/** What connections are for. One that is for neither reads nor changes takes its time. */
type Use = 'reading' | 'writing' | 'anything';

const LIMITS: Readonly<Record<Use, ClientConfig>> = {
  reading: { statement_timeout: READING },
  writing: { statement_timeout: WRITING, idle_in_transaction_session_timeout: IDLE },
  anything: {},
};

/**
 * How a connection is made.
 * @param isSession whether it is a session, which can be told something for as long as it lasts
 */
export const configOf = (
  { host, port, database, user, password, ssl }: DatabaseAddress,
  use: Use,
  isSession: boolean,
): ClientConfig => ({
  ...{ host, port, database, ssl, types: TYPES, keepAlive: true },
  ...(user !== undefined && { user }),
  ...(password !== undefined && { password }),
  ...(isSession && { application_name: 'convograph', ...LIMITS[use] }),
});

/** What a transaction of each group is told besides, where that holds for it alone. */
export function limitsOf(isSession: boolean): { readonly shared: string; readonly own: string } {
  const idle = `; set local idle_in_transaction_session_timeout = ${IDLE}`;
  if (isSession) return { shared: '', own: '; set local statement_timeout = 0' };
  return { shared: `${idle}; set local statement_timeout = ${WRITING}`, own: idle };
}
