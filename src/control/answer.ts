import { AdminError } from '../admin/error.ts';
import type { AdminOperation } from '../admin/operation.ts';
import type { AdminFields } from '../admin/schema.ts';
import { entityTag, noneMatches } from '../graph/wire/entity-tag.ts';
import { checked, WrongInput } from './check.ts';
import type { ControlDeps } from './explain.ts';
import { noted } from './noted.ts';
import { placesOf } from './openapi.ts';
import { ROUTES } from './routes.ts';
import { settled } from './waiting/settled.ts';

interface ControlRequest {
  readonly method: string;
  /** Path segments below `/_convograph/v1`. */
  readonly segments: readonly string[];
  /** Of the address, by name. */
  readonly query?: Readonly<Record<string, string>>;
  /** Of a stream: the id of the event that was read last, which counts before `after` of the address. */
  readonly lastEventId?: string | undefined;
  /** The header If-None-Match. */
  readonly ifNoneMatch?: string | undefined;
  readonly body: unknown;
  /** The body as it comes, where {@link bodyOf} says that it is bytes. */
  readonly bytes?: AsyncIterable<Uint8Array> | undefined;
}

interface ControlAnswer {
  readonly status: number;
  /** What is told as JSON, or a stream. */
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether it only showed something. */
  readonly isLook?: boolean;
}

type Params = Readonly<Record<string, string>>;

/** Megabytes of a body; of one that holds files, which are a third longer in base64; of one that is bytes. */
const MOST = 1;
const MOST_WITH_FILES = 36;
const MOST_OF_BYTES = 64;

/** How the body of a request is taken: as JSON, or as bytes, and how many megabytes of it at most. */
export function bodyOf({ method, segments }: Pick<ControlRequest, 'method' | 'segments'>): {
  readonly most: number;
  readonly isBytes: boolean;
} {
  const here = ROUTES.filter(
    (route) => route.method === method && paramsIn(route.path, segments) !== undefined,
  );
  if (here.some(({ takesBytes }) => takesBytes)) return { most: MOST_OF_BYTES, isBytes: true };
  const holds = here.some(({ holdsFiles }) => holdsFiles);
  return { most: holds ? MOST_WITH_FILES : MOST, isBytes: false };
}

/**
 * Answers the operations of the control plane. What it acknowledges is on disk; what it refuses has
 * changed nothing. Rejects on a fault of our own only.
 */
export function createControl(
  given: ControlDeps,
): (request: ControlRequest) => Promise<ControlAnswer> {
  const deps: ControlDeps = { ...given, settled: () => settled(given) };
  return async ({ method, segments, query = {}, lastEventId, ifNoneMatch, body, bytes }) => {
    const here = ROUTES.flatMap((route) => {
      const params = paramsIn(route.path, segments);
      return params ? [{ route, params }] : [];
    });
    const found = here.find(({ route }) => route.method === method);
    if (found) {
      const isBack = found.route.streams && lastEventId !== undefined;
      const asked = isBack ? { ...query, after: lastEventId } : query;
      const answer = await carryOut(deps, found.route, found.params, { query: asked, body, bytes });
      return found.route.tagged && answer.status === 200 ? tagged(answer, ifNoneMatch) : answer;
    }
    if (here.length === 0) {
      return refusal(404, 'There is nothing at this address: see /_convograph/v1/openapi.json.');
    }
    const methods = here
      .map(({ route }) => route.method)
      .sort()
      .join(', ');
    return {
      ...refusal(405, `This address takes ${methods}, and not the method that was sent.`),
      headers: { Allow: methods },
    };
  };
}

/** Tags of bodies: those that are made once have one. */
const tags = new WeakMap<object, string>();

/** An answer that a client may keep; it is not told again to who has it. */
function tagged(answer: ControlAnswer, ifNoneMatch: string | undefined): ControlAnswer {
  const { body } = answer;
  const tag = tags.get(body) ?? entityTag(JSON.stringify(body));
  tags.set(body, tag);
  const headers = { ...answer.headers, ETag: tag, 'Cache-Control': 'private, no-cache' };
  const isKnown = ifNoneMatch !== undefined && noneMatches(ifNoneMatch, tag);
  return { ...answer, headers, ...(isKnown && { status: 304, body: {} }) };
}

/** The parameters of a path that fits, or undefined. */
function paramsIn(path: string, segments: readonly string[]): Params | undefined {
  const parts = path.split('/').filter(Boolean);
  if (parts.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, part] of parts.entries()) {
    const segment = segments[i] ?? '';
    if (part.startsWith('{')) params[part.slice(1, -1)] = segment;
    else if (part !== segment) return undefined;
  }
  return params;
}

async function carryOut(
  deps: ControlDeps,
  route: AdminOperation<ControlDeps>,
  params: Params,
  said: Said,
): Promise<ControlAnswer> {
  try {
    const input = { ...queryOf(route, said.query), ...inputOf(route, said.body), ...params };
    route.check?.(input, (parameter) => `"${parameter}"`);
    const body = await noted(deps, route, input, (told) => route.run(told, input, said.bytes));
    const isLook = route.method === 'GET' || route.looks === true;
    return { status: route.status ?? 200, body, isLook };
  } catch (error) {
    if (error instanceof WrongInput) return refusal(400, error.message, error.field);
    if (error instanceof AdminError)
      return refusalOf(error, params, { ...said.query, ...(said.body as object) });
    throw error;
  }
}

/** What an address and a body say. */
interface Said {
  readonly query: Params;
  readonly body: unknown;
  readonly bytes: AsyncIterable<Uint8Array> | undefined;
}

function queryOf(route: AdminOperation<ControlDeps>, said: Params): object {
  const { query: fields } = placesOf(route);
  if (Object.keys(said).some((name) => !Object.hasOwn(fields, name))) {
    const names = Object.keys(fields).join(', ');
    throw new WrongInput(
      names === ''
        ? 'This operation takes no query parameters, and the key never stands in a URL: send what you have to say as JSON in the body.'
        : `The address may say ${names}, and nothing else: the key never stands in a URL.`,
    );
  }
  return checked(fields, valuesOf(fields, said));
}

/** Texts of an address as what they are to be; what cannot be that is refused as it stands. */
const valuesOf = (fields: AdminFields, said: Params): object =>
  Object.fromEntries(
    Object.entries(said).map(([name, text]) => {
      const isNumber = fields[name]?.schema.type === 'integer' && /^-?\d{1,15}$/.test(text);
      return [name, isNumber ? Number(text) : text];
    }),
  );

function inputOf(route: AdminOperation<ControlDeps>, body: unknown): object {
  const { body: fields } = placesOf(route);
  if (Object.keys(fields).length === 0) {
    if (body === undefined) return {};
    throw new WrongInput('This operation takes no body: send none.');
  }
  const input = checked(fields, body === undefined ? {} : body);
  if (route.method !== 'PATCH' || Object.keys(input).length > 0) return input;
  throw new WrongInput('Say what to change: openapi.json says which fields there are.');
}

/** What the path names and is not there is 404; the same of the body is a field to put right. */
function refusalOf(error: AdminError, params: Params, body: unknown): ControlAnswer {
  const { message, missing, taken, tooLarge, noRoom } = error;
  const text = missing ?? taken;
  const isInPath = missing !== undefined && Object.values(params).includes(missing);
  const fields = text === undefined || isInPath ? [] : Object.entries(body ?? {});
  const field = fields.find(([, value]) => value === text)?.[0];
  const status = isInPath ? 404 : tooLarge ? 413 : noRoom ? 503 : statusOf(error);
  return refusal(status, message, field);
}

const statusOf = ({ conflict, taken }: AdminError): number =>
  conflict || taken !== undefined ? 409 : 400;

const refusal = (status: number, message: string, field?: string): ControlAnswer => ({
  status,
  body: { error: { message, field } },
});
