import { copyable, shellWord } from '../house/copyable.ts';
import type { RequestEntry } from '../server/request-log.ts';
import type { Paint } from './paint.ts';

/** A call and what came of it, as lines tell it. */
export interface CallWords {
  /** Such as `GET /v26.0/me`. */
  readonly call: string;
  readonly status?: number | undefined;
  /** What is said where there is no status; `left` without. */
  readonly without?: string | undefined;
  /** Of the error. */
  readonly code?: number | undefined;
  readonly why?: string | undefined;
  /** Requests in a batch. */
  readonly items?: number | undefined;
  readonly ms?: number | undefined;
}

/** `GET /v26.0/me?fields=id 200 1.2 ms`, and of a refusal its code, why, and what explains it. */
export function requestLine(entry: RequestEntry, data: string | undefined, paint: Paint): string {
  const { method, path, query } = entry;
  const hint = hintOf(entry, data);
  const told = callWords({ ...entry, call: `${method} ${path}${query && `?${query}`}` }, paint);
  return hint === undefined ? told : `${told} ${paint.dim(`(${hint})`)}`;
}

/** A call in one line. */
export function callWords(words: CallWords, paint: Paint): string {
  const { call, status, without = 'left', items, code, why, ms } = words;
  const parts = [
    call,
    paint.status(status, without),
    items !== undefined && `batch of ${items}`,
    code !== undefined && `code ${code}`,
    why,
    ms !== undefined && `${ms} ms`,
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
