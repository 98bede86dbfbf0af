import { withoutSecrets } from '../graph/wire/secrets.ts';
import type { CallEntry, CallItem } from './entries.ts';
import type { Journal } from './journal.ts';
import { shownParams } from './shown-params.ts';

/** An item of a batch as it is told. */
export interface GraphCallItem {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly code?: number;
  readonly token?: string;
}

/** A call of Meta's paths as it is told to whoever has the control key: without tokens and secrets. */
export interface GraphCall {
  /** Counted from 1. */
  readonly no: number;
  /** In the one sequence of the journal. */
  readonly seq: number;
  /** Epoch milliseconds of the store's clock. */
  readonly at: number;
  readonly method: string;
  /** With its version, without the query. */
  readonly path: string;
  readonly host: CallEntry['host'];
  /** Where shapes alone are kept each value is `…`. */
  readonly params: Readonly<Record<string, string>>;
  /** Of the answer: `x-fb-request-id`, and `fbtrace_id` of an error. */
  readonly request_id: string;
  /** Ids of the app and the Page of its token, where that was good. */
  readonly app?: string;
  readonly page?: string;
  /** Which token it was, in words. */
  readonly token?: string;
  /** Undefined until it was answered, and where a fault kept the answer back. */
  readonly status?: number;
  /** What a fault that it met did. */
  readonly fault?: string;
  readonly code?: number;
  readonly subcode?: number;
  /** The error's. */
  readonly message?: string;
  /** What is behind it, of which the client is not told. */
  readonly because?: string;
  /** Milliseconds of the machine until it was done with. */
  readonly ms?: number;
  /** Of a batch. */
  readonly items?: readonly GraphCallItem[];
}

/** A call as it may be read. */
export function graphCall(entry: CallEntry, { form }: Pick<Journal, 'form'>): GraphCall {
  const { no, seq, at, method, host, requestId, app, page, status, fault, code, subcode } = entry;
  const { message, because, ms, items } = entry;
  const token = tokenWords(entry);
  return {
    ...{ no, seq, at, method, host },
    path: withoutSecrets(entry.prefix + entry.path),
    params: shownParams(entry.params, form === 'shapes', token),
    request_id: requestId,
    ...(app !== undefined && { app }),
    ...(page !== undefined && { page }),
    ...(token !== undefined && { token }),
    ...(status !== undefined && { status }),
    ...(fault !== undefined && { fault: withoutSecrets(fault) }),
    ...(code !== undefined && { code }),
    ...(subcode !== undefined && { subcode }),
    ...(message !== undefined && { message: withoutSecrets(message) }),
    ...(because !== undefined && { because: withoutSecrets(because) }),
    ...(ms !== undefined && { ms }),
    ...(items !== undefined && { items: items.map(shownItem) }),
  };
}

const shownItem = ({ method, path, status, code, token }: CallItem): GraphCallItem => ({
  ...{ method: withoutSecrets(method), path: withoutSecrets(path), status },
  ...(code !== undefined && { code }),
  ...(token ? { token: `token ${token}` } : {}),
});

/** Which token a call came with: its number, a Page's that was derived of it, or an app's. */
function tokenWords({ token, isDerived, app, page }: CallEntry): string | undefined {
  if (token === undefined) return undefined;
  if (token === 0) return app === undefined ? undefined : `app ${app}`;
  return isDerived ? `token ${token} for ${page}` : `token ${token}`;
}
