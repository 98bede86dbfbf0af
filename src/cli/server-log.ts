import type { LogForm } from '../config/config.ts';
import type { LogWebhook } from '../delivery/webhook-log.ts';
import type { LogRequest } from '../server/request-log.ts';
import { paintOf } from './paint.ts';
import { hintOf, requestLine } from './request-lines.ts';
import { webhookHint, webhookLine } from './webhook-lines.ts';

/** Where a server tells of requests and webhooks, and of faults of its own. */
export interface ServerLog {
  readonly request: LogRequest | undefined;
  readonly webhook: LogWebhook | undefined;
  /** Takes faults of our own, and notes on what is asked for and not offered yet. */
  readonly fault: (line: string, kind?: 'note') => void;
}

/**
 * The log of a server, on stderr.
 * @param data the `--data` that was given: a hint repeats it
 * @param worker which of several processes this is
 */
export async function serverLog(
  form: LogForm | undefined,
  data: string | undefined,
  worker?: number,
): Promise<ServerLog> {
  if (form === 'json') return jsonLog(data, worker);
  const whose = worker === undefined ? '' : `[${worker}] `;
  const write = (line: string): void => void process.stderr.write(`${whose}${line}\n`);
  if (form !== 'text') return { request: undefined, webhook: undefined, fault: write };
  const paint = paintOf(process.stderr);
  return {
    request: (entry) => write(requestLine(entry, data, paint)),
    webhook: (entry) => write(webhookLine(entry, data, paint)),
    fault: write,
  };
}

/** Lines of JSON for programs. */
async function jsonLog(data: string | undefined, worker?: number): Promise<ServerLog> {
  // Loaded with the flag alone.
  const { pino } = await import('pino');
  const logger = pino(
    { base: worker === undefined ? null : { worker } },
    pino.destination({ dest: 2, sync: false }),
  );
  return {
    request: (entry) => {
      const { query, path, status = 0 } = entry;
      const level = status >= 500 ? 'error' : status >= 400 ? 'warn' : 'info';
      const address = query === '' ? path : `${path}?${query}`;
      const { query: _, ...rest } = entry;
      logger[level]({ ...rest, path: address, hint: hintOf(entry, data) });
    },
    webhook: (entry) => {
      const { kind: webhook, ...rest } = entry;
      const isWell = entry.kind === 'attempt' && entry.delivered;
      logger[isWell ? 'info' : 'warn']({ webhook, ...rest, hint: webhookHint(entry, data) });
    },
    fault: (line, kind) => (kind === 'note' ? logger.info(line) : logger.error(line)),
  };
}
