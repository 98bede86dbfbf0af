import type { ControlOperations } from './operations.ts';

/** What the control plane refused; the message is a sentence that says what to do. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
  /** HTTP status; 0 where the server did not answer. */
  readonly status: number;
  /** Path of the field it is about, such as `tasks.0`. */
  readonly field: string | undefined;

  constructor(message: string, status: number, field?: string) {
    super(message);
    this.status = status;
    this.field = field;
  }
}

/** Where an operation is: method and path below the control plane. */
export type Place = keyof ControlOperations;

/** What an operation takes, by the names of its path, query and body alike. */
export type Takes<P extends Place> = ControlOperations[P]['takes'];

/** What an operation gives. */
export type Gives<P extends Place> = ControlOperations[P]['gives'];

/** Asks for an operation: `ask('GET /pages/{page}', { page: '104' })`. Rejects with a {@link ControlError}. */
export type Ask = <P extends Place>(
  place: P,
  ...given: object extends Takes<P>
    ? [input?: Takes<P>, signal?: AbortSignal]
    : [input: Takes<P>, signal?: AbortSignal]
) => Promise<Gives<P>>;

/**
 * The control plane of the server that served the page.
 * @param base its address, which ends with a slash
 * @param key gives the key that the page has now
 */
export function controlPlane(base: string, key: () => string): Ask {
  const ask = async (place: string, input: Input = {}, signal?: AbortSignal): Promise<unknown> => {
    const { method, address, body } = callOf(base, place, input);
    const answer = await fetch(address, {
      method,
      headers: {
        authorization: `Bearer ${key()}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body }),
      ...(signal && { signal }),
    }).catch((error: unknown) => {
      if (signal?.aborted) throw error;
      throw new ControlError('The server does not answer.', 0);
    });
    const said = await answer.json().catch(() => undefined);
    if (answer.ok) return said;
    const { message = answer.statusText, field } = said?.error ?? {};
    throw new ControlError(message, answer.status, field);
  };
  return ask as Ask;
}

type Input = Readonly<Record<string, unknown>>;

function callOf(base: string, place: string, input: Input) {
  const [method = '', path = ''] = place.split(' ');
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const filled = path.slice(1).replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    return encodeURIComponent(String(value));
  });
  if (rest.size === 0) return { method, address: base + filled, body: undefined };
  if (method !== 'GET') {
    return { method, address: base + filled, body: JSON.stringify(Object.fromEntries(rest)) };
  }
  const query = new URLSearchParams([...rest].map(([name, value]) => [name, String(value)]));
  return { method, address: `${base}${filled}?${query}`, body: undefined };
}
