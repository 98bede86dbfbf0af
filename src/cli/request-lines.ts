import { styleText } from 'node:util';
import type { LogForm } from '../config/config.ts';
import { copyable, shellWord } from '../house/copyable.ts';
import type { LogRequest, RequestEntry } from '../server/request-log.ts';

/** Where a server tells of its requests, and of faults of its own. */
export interface ServerLog {
  readonly request: LogRequest | undefined;
  /** Takes faults of our own, and notes on what is asked for and not offered yet. */
  readonly fault: (line: string, kind?: 'note') => void;
}

/**
 * The log of a server, on stderr.
 * @param data the `--data` that was given: a hint repeats it
 */
export async function serverLog(
  form: LogForm | undefined,
  data: string | undefined,
): Promise<ServerLog> {
  if (form === 'json') return jsonLog(data);
  const write = (line: string): void => void process.stderr.write(`${line}\n`);
  const request: LogRequest = (entry) => write(lineOf(entry, data));
  return { request: form === 'text' ? request : undefined, fault: write };
}

/** Lines of JSON for programs. */
async function jsonLog(data: string | undefined): Promise<ServerLog> {
  // Loaded with the flag alone.
  const { pino } = await import('pino');
  const logger = pino({ base: null }, pino.destination({ dest: 2, sync: false }));
  return {
    request: (entry) => {
      const { query, path, status = 0 } = entry;
      const level = status >= 500 ? 'error' : status >= 400 ? 'warn' : 'info';
      const address = query === '' ? path : `${path}?${query}`;
      const { query: _, ...rest } = entry;
      logger[level]({ ...rest, path: address, hint: hintOf(entry, data) });
    },
    fault: (line, kind) => (kind === 'note' ? logger.info(line) : logger.error(line)),
  };
}

/** `GET /v26.0/me?fields=id 200 1.2 ms`, and of a refusal its code, why, and what explains it. */
function lineOf(entry: RequestEntry, data: string | undefined): string {
  const { method, path, query, status, code, why, items, ms } = entry;
  const hint = hintOf(entry, data);
  const parts = [
    `${method} ${path}${query && `?${query}`}`,
    painted(status),
    items !== undefined && `batch of ${items}`,
    code !== undefined && `code ${code}`,
    why,
    `${ms} ms`,
    hint && dim(`(${hint})`),
  ];
  return parts.filter(Boolean).join(' ');
}

/** The command that says why a call was refused; none where that is a fault of ours, or a batch's. */
function hintOf(entry: RequestEntry, data: string | undefined): string | undefined {
  const { method, path, query, code, items, dialect } = entry;
  if (code === undefined || code < 3 || items !== undefined) return undefined;
  const asked = query.split('&').filter((pair) => pair !== '…' && pair !== '');
  const isElsewhere = dialect === 'instagram' && !path.startsWith('/_convograph/');
  const host = isElsewhere ? 'https://graph.instagram.com' : '';
  const address = `${host}${path}${asked.length > 0 ? `?${asked.join('&')}` : ''}`;
  return copyable(`explain ${shellWord(`${method} ${address}`)} --token TOKEN`, data);
}

const stream = process.stderr;
const dim = (text: string): string => styleText('dim', text, { stream });

function painted(status: number | undefined): string {
  if (status === undefined) return styleText('red', 'left', { stream });
  const colour = status >= 500 ? 'red' : status >= 400 ? 'yellow' : 'green';
  return styleText(colour, String(status), { stream });
}
