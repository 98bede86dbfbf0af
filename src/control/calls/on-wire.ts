import { AdminError } from '../../admin/error.ts';
import type { GraphErrorShape } from '../../admin/graph-error.ts';
import type { ValueOf } from '../../admin/schema.ts';
import type { AskedCall } from '../../api/explain/read-call.ts';
import { type Wire, type WireAnswer, WireError } from '../../base/wire.ts';
import type { ControlDeps } from '../explain.ts';

/** What was answered on the wire, and the number of the call in the timeline. */
type Made = WireAnswer & { readonly row: number | undefined };

/** What came of a call on the wire. */
export interface OnWire extends Made {
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
  const answer = await make(deps, {
    method,
    url: isForm ? address : url,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(isForm && { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(isForm && { body: query }),
  });
  return { ...answer, error: errorOf(answer.body) };
}

/**
 * Makes a call as it is said.
 * @throws AdminError where no answer comes
 */
export async function make(
  { wire, answering }: Pick<ControlDeps, 'wire' | 'answering'>,
  call: Parameters<Wire>[0],
): Promise<Made> {
  const { journal } = answering;
  const before = journal?.calls ?? 0;
  const answer = await wire(call).catch((error: unknown) => {
    if (error instanceof WireError) {
      throw new AdminError(error.message, { conflict: !error.isUnsaid });
    }
    throw error;
  });
  const id = answer.headers['x-fb-request-id'];
  const made = journal?.callsAfter(before).find(({ requestId }) => requestId === id);
  return { ...answer, row: made?.seq };
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
