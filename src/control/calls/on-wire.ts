import { AdminError } from '../../admin/error.ts';
import type { GraphErrorShape } from '../../admin/graph-error.ts';
import type { ValueOf } from '../../admin/schema.ts';
import type { AskedCall } from '../../api/explain/read-call.ts';
import { type WireAnswer, WireError } from '../../base/wire.ts';
import type { ControlDeps } from '../explain.ts';
import { journalOf } from '../journal-of.ts';

/** What came of a call on the wire. */
export interface OnWire extends WireAnswer {
  /** Its number in the timeline. */
  readonly row: number | undefined;
  readonly error: ValueOf<typeof GraphErrorShape> | undefined;
}

/**
 * Makes a call of Meta's side as a client does: the parameters of a write in its body, the token in a
 * header.
 * @throws AdminError where no answer comes
 */
export async function onWire(
  deps: ControlDeps,
  { method = 'GET', url, token }: AskedCall,
): Promise<OnWire> {
  const [address = '', query] = url.split(/\?(.*)/s);
  const isForm = method === 'POST' && query !== undefined;
  const answer = await deps
    .wire({
      method,
      url: isForm ? address : url,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(isForm && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(isForm && { body: query }),
    })
    .catch((error: unknown) => {
      if (error instanceof WireError) throw new AdminError(error.message, { conflict: true });
      throw error;
    });
  const id = answer.headers['x-fb-request-id'];
  const row = journalOf(deps.answering)
    .entries()
    .findLast((one) => one.kind === 'call' && one.requestId === id);
  return { ...answer, row: row?.seq, error: errorOf(answer.body) };
}

/** The error of an answer, if it is one, without the id of the request. */
function errorOf(body: Buffer): OnWire['error'] {
  try {
    const { error } = JSON.parse(body.toString('utf8'));
    if (typeof error?.message !== 'string' || typeof error.code !== 'number') return undefined;
    const { fbtrace_id: _, ...rest } = error;
    return rest;
  } catch {
    return undefined;
  }
}
