import { type ControlOperations, PLACES } from './operations.ts';

/** A request of the control plane that was refused; the message is a sentence that says what to do. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
  /** HTTP status. */
  readonly status: number;
  /** Path of the field it is about, such as `tasks.0`. */
  readonly field: string | undefined;

  constructor(message: string, status: number, field?: string) {
    super(message);
    this.status = status;
    this.field = field;
  }
}

/** Every operation of the control plane as a method, by the id that the OpenAPI document has for it. */
export type ControlClient = {
  readonly [Id in keyof ControlOperations]: (
    ...input: object extends ControlOperations[Id]['takes']
      ? [input?: ControlOperations[Id]['takes']]
      : [input: ControlOperations[Id]['takes']]
  ) => Promise<ControlOperations[Id]['gives']>;
};

/** What is sent: path segments below `/_convograph/v1`, not encoded, and what goes into the body. */
export interface ControlCall {
  readonly method: string;
  readonly segments: readonly string[];
  /** What goes into the address. */
  readonly query?: Readonly<Record<string, string>>;
  readonly body: object | undefined;
}

/** What was answered. */
export interface ControlResult {
  readonly status: number;
  readonly body: unknown;
}

/** The client over whatever carries a call to a server. */
export function clientOver(send: (call: ControlCall) => Promise<ControlResult>): ControlClient {
  const methods = Object.entries(PLACES).map(([id, place]) => [
    id,
    async (input: Readonly<Record<string, unknown>> = {}): Promise<unknown> => {
      const { status, body } = await send(callOf(place, input));
      if (status < 400) return body;
      const { error } = body as { readonly error: { message: string; field?: string } };
      throw new ControlError(error.message, status, error.field);
    },
  ]);
  return Object.fromEntries(methods) as ControlClient;
}

function callOf(place: string, input: Readonly<Record<string, unknown>>): ControlCall {
  const [method = '', path = ''] = place.split(' ');
  const body = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const segments = path
    .split('/')
    .filter(Boolean)
    .map((part) => {
      if (!part.startsWith('{')) return part;
      const name = part.slice(1, -1);
      const value = body[name];
      delete body[name];
      return String(value);
    });
  if (method === 'GET') {
    const query = Object.entries(body).map(([name, value]) => [name, String(value)] as const);
    return { method, segments, query: Object.fromEntries(query), body: undefined };
  }
  return { method, segments, body: Object.keys(body).length === 0 ? undefined : body };
}

/**
 * The control plane of a server that runs elsewhere, such as `convograph demo`.
 * @param url of the server, without a path
 * @param key its control key
 */
export function controlClient(url: string, key: string): ControlClient {
  const ask = globalThis.fetch;
  return clientOver(async ({ method, segments, query = {}, body }) => {
    const path = segments.map(encodeURIComponent).join('/');
    const address = new URL(`/_convograph/v1/${path}`, url);
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    const answer = await ask(address, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  });
}
