import { place } from '../control/ask.ts';
import { Shown } from '../shown.ts';
import { type Call, lineOf, viewOfCall } from './call.ts';

/** A call that was made in this browser, without its token. */
interface PastCall {
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

const isPast = (one: Partial<PastCall> | null): one is PastCall =>
  typeof one?.line === 'string' && typeof one.status === 'number' && typeof one.at === 'number';

function read(): readonly PastCall[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isPast).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** The calls that were made here, the newest first. */
const pastCalls = new Shown(read());

function keep(calls: readonly PastCall[]): void {
  pastCalls.become(calls);
  try {
    localStorage.setItem(STORED, JSON.stringify(calls));
  } catch {
    // The browser has no room: it is known until the page is closed.
  }
}

/** Adds a call; the same of before goes. */
export function remember(call: Call, status: number): void {
  const { body, host } = viewOfCall(call);
  const line = lineOf(call);
  if (line.length + (body?.length ?? 0) > LONGEST) return;
  const one = { line, ...(body && { body }), ...(host && { host }), status, at: Date.now() };
  const others = pastCalls.now.filter(
    (each) => each.line !== line || each.body !== body || each.host !== host,
  );
  keep([one, ...others].slice(0, MOST));
}

/** Forgets all of them. */
export const forgetCalls = (): void => keep([]);

export const usePastCalls = pastCalls.use;
