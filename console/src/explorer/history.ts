import { useSyncExternalStore } from 'react';
import { place } from '../control/ask.ts';
import { type Call, lineOf, viewOfCall } from './call.ts';

/** A call that was made in this browser, without its token. */
export interface PastCall {
  readonly line: string;
  readonly body?: string;
  readonly host?: 'instagram';
  readonly status: number;
  /** Epoch milliseconds of this machine. */
  readonly at: number;
}

/** Calls that are kept, and letters of one. */
const MOST = 200;
const LONGEST = 4_000;

const STORED = `convograph.calls ${place.base}`;
const listeners = new Set<() => void>();
let kept: readonly PastCall[] | undefined;

function read(): readonly PastCall[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isPast).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

const isPast = (one: Partial<PastCall> | null): one is PastCall =>
  typeof one?.line === 'string' && typeof one.status === 'number' && typeof one.at === 'number';

function keep(calls: readonly PastCall[]): void {
  kept = calls;
  try {
    localStorage.setItem(STORED, JSON.stringify(calls));
  } catch {
    // The browser has no room: it is known until the page is closed.
  }
  for (const tell of listeners) tell();
}

/** The calls that were made here, the newest first. */
const pastCalls = (): readonly PastCall[] => {
  kept ??= read();
  return kept;
};

/** Adds a call; the same of before goes. */
export function remember(call: Call, status: number): void {
  const { body, host } = viewOfCall(call);
  const line = lineOf(call);
  if (line.length + (body?.length ?? 0) > LONGEST) return;
  const one = { line, ...(body && { body }), ...(host && { host }), status, at: Date.now() };
  const others = pastCalls().filter(
    (each) => each.line !== line || each.body !== body || each.host !== host,
  );
  keep([one, ...others].slice(0, MOST));
}

/** Forgets all of them. */
export const forgetCalls = (): void => keep([]);

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

export const usePastCalls = (): readonly PastCall[] => useSyncExternalStore(subscribe, pastCalls);
