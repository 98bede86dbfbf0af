import { styleText } from 'node:util';
import { copyable, shellWord } from '../house/copyable.ts';
import type { RequestEntry } from '../server/request-log.ts';

/** `GET /v26.0/me?fields=id 200 1.2 ms`, and of a refusal its code, why, and what explains it. */
export function requestLine(entry: RequestEntry, data: string | undefined): string {
  const { method, path, query, status, code, why, items, ms } = entry;
  const hint = hintOf(entry, data);
  const parts = [
    `${method} ${path}${query && `?${query}`}`,
    painted(status, 'left'),
    items !== undefined && `batch of ${items}`,
    code !== undefined && `code ${code}`,
    why,
    `${ms} ms`,
    hint && dim(`(${hint})`),
  ];
  return parts.filter(Boolean).join(' ');
}

/** The command that says why a call was refused; none where that is a fault of ours, or a batch's. */
export function hintOf(entry: RequestEntry, data: string | undefined): string | undefined {
  const { method, path, query, code, items, dialect } = entry;
  if (code === undefined || code < 3 || items !== undefined) return undefined;
  const asked = query.split('&').filter((pair) => pair !== '…' && pair !== '');
  const isElsewhere = dialect === 'instagram' && !path.startsWith('/_convograph/');
  const host = isElsewhere ? 'https://graph.instagram.com' : '';
  const address = `${host}${path}${asked.length > 0 ? `?${asked.join('&')}` : ''}`;
  return copyable(`explain ${shellWord(`${method} ${address}`)} --token TOKEN`, data);
}

const stream = process.stderr;
export const dim = (text: string): string => styleText('dim', text, { stream });

export function painted(status: number | undefined, without: string): string {
  if (status === undefined) return styleText('red', without, { stream });
  const colour = status >= 500 ? 'red' : status >= 400 ? 'yellow' : 'green';
  return styleText(colour, String(status), { stream });
}
