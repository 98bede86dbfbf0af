import { type Trouble, Troubled } from '../trouble.ts';

/** What PostgreSQL or the way to it says. */
interface Said {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly severity?: unknown;
}

const AWAY: Trouble = {
  what: 'cannot be reached: its database does not answer',
  todo: 'see that PostgreSQL runs, and that its address is right',
  passes: true,
};
const UNKNOWN: Trouble = {
  what: 'lost its database while that wrote a change, and does not know what became of it',
  todo: 'see whether it is there before you try again',
  passes: true,
};
const CONTENDED: Trouble = {
  what: 'was being changed by others at the same time, again and again',
  todo: 'try again',
  passes: true,
};
const FULL: Trouble = {
  what: 'cannot grow: the disk of its database is full',
  todo: 'make room there, then try again',
  passes: true,
};
const NO_MEMORY: Trouble = {
  what: 'asked for more memory than its database has',
  todo: 'try again',
  passes: true,
};
const TOO_MANY: Trouble = {
  what: 'got no connection: its database has as many as it takes',
  todo: 'end other programs that use it, or raise max_connections there',
  passes: true,
};
const READONLY: Trouble = {
  what: 'cannot be written: its database is read-only or a standby',
  todo: 'name the server that takes changes with --store',
  passes: true,
};
const REFUSED: Trouble = {
  what: 'is not for this user of the database, or the password is another',
  todo: 'look at user and password of the address, or at PGPASSFILE',
  passes: false,
};
const FORBIDDEN: Trouble = {
  what: 'cannot be used: this user of the database may not',
  todo: 'let him create and use the schema (grant create, usage)',
  passes: false,
};
const NO_DATABASE: Trouble = {
  what: 'has no database of that name',
  todo: 'make it with createdb, or name another with --store',
  passes: false,
};
const UNTRUSTED: Trouble = {
  what: 'is at a server whose certificate is not trusted',
  todo: 'name its root with sslrootcert, or look at the name of the host',
  passes: false,
};

const NO_TLS: Trouble = {
  what: 'is at a server that speaks no TLS',
  todo: 'set ssl = on there, or say sslmode=disable where nobody reads along',
  passes: false,
};
const POOLED: Trouble = {
  what: 'is behind a pooler that gives each transaction another session',
  todo: 'add ?pooler=transaction to the address of --store, and leave PGOPTIONS unset',
  passes: false,
};
const SLOW: Trouble = {
  what: 'had a statement ended by its database: it took longer than it may, or an administrator ended it',
  todo: 'try again when the database has less to do',
  passes: true,
};

/** What a pooler says by itself, all with the code of a connection that is none. */
const POOLER_SAYS: readonly (readonly [message: RegExp, trouble: Trouble])[] = [
  [/^unsupported startup parameter/, POOLED],
  [/^SASL authentication failed|^password authentication failed|^no such user/, REFUSED],
  [/^database .* does not exist|^no such database/, NO_DATABASE],
  [/^no more connections allowed/, TOO_MANY],
];

/** SQLSTATEs (https://www.postgresql.org/docs/current/errcodes-appendix.html), longest first. */
const STATES: readonly (readonly [prefix: string, trouble: Trouble])[] = [
  ['3D000', NO_DATABASE],
  ['42501', FORBIDDEN],
  ['53100', FULL],
  ['53200', NO_MEMORY],
  ['53300', TOO_MANY],
  ['25006', READONLY],
  ['40001', CONTENDED],
  ['40P01', CONTENDED],
  ['55P03', CONTENDED],
  // A statement that was named in a session, which is another's now.
  ['26000', POOLED],
  ['42P05', POOLED],
  ['57014', SLOW],
  ['57P', AWAY],
  ['08', AWAY],
  ['28', REFUSED],
];

/** What the system says of a connection that is none, or none any more. */
const CUT =
  /^(?:ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** What the driver says of it, without a code. */
const ENDED =
  /^(?:Connection terminated|Client has encountered|Client was closed|timeout (?:expired|exceeded)|The server closed)/;
/** What it says where a server asks for a password, and none was given. */
const NO_PASSWORD = /^SASL: .*password must be/;
/** The same where TLS was asked for. */
const CLEAR_ONLY = /^The server does not support SSL/;
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS/;

/** Whether a connection was lost: what was asked on it may be asked on another. */
export function isLost(error: unknown): boolean {
  const { code, message, severity } = error as Said;
  if (typeof code !== 'string') return ENDED.test(String(message));
  if (CUT.test(code)) return true;
  if (saidByPooler(code, message)) return false;
  return /^(?:25P03|57P0[1-3]|08)/.test(code) || (severity === 'FATAL' && code.startsWith('57'));
}

const saidByPooler = (code: string, message: unknown): Trouble | undefined =>
  code === '08P01' ? POOLER_SAYS.find(([known]) => known.test(String(message)))?.[1] : undefined;

/** Whether a transaction was undone because of others, and may succeed when it is done again. */
export const isContended = (error: unknown): boolean =>
  ['40001', '40P01', '55P03'].includes(String((error as Said).code));

function troubleOfCode(code: string): Trouble | undefined {
  if (CUT.test(code)) return AWAY;
  if (CERTIFICATE.test(code)) return UNTRUSTED;
  return STATES.find(([prefix]) => code.startsWith(prefix))?.[1];
}

function saidByDriver(message: string): Trouble | undefined {
  if (NO_PASSWORD.test(message)) return REFUSED;
  return CLEAR_ONLY.test(message) ? NO_TLS : undefined;
}

/** An error as the store knows it: what another is at fault for is a trouble. */
export function troubled(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || error instanceof Troubled) return error;
  const { code, message } = error as Said;
  const trouble =
    typeof code === 'string'
      ? (saidByPooler(code, message) ?? troubleOfCode(code))
      : saidByDriver(String(message));
  const lost = trouble ?? (isLost(error) ? AWAY : undefined);
  return lost ? new Troubled(lost, error) : error;
}

/** Of a change of which nobody can tell any more whether it was written. */
export const undecided = (cause: unknown): Troubled => new Troubled(UNKNOWN, cause);

export const isUndecided = (error: unknown): boolean =>
  error instanceof Troubled && error.trouble === UNKNOWN;
