import type { IncomingMessage } from 'node:http';
import { dialectOf } from '../api/asked-host.ts';
import { callbackName } from '../api/callback.ts';
import type { Form } from '../graph/declare/dated-forms.ts';
import { GraphError } from '../graph/errors/error.ts';
import type { Presence } from '../graph/execute/room.ts';
import { type RequestTarget, splitPath } from '../graph/wire/path.ts';
import type { GraphRequest } from '../graph/wire/request.ts';
import { headerToken } from '../graph/wire/token.ts';
import { hasBody } from './body.ts';
import { readBodyParams } from './body-params.ts';
import type { FileIntake } from './file-intake.ts';
import type { AnswerForm } from './head.ts';
import type { PlaceOf } from './origin.ts';

type Params = ReadonlyMap<string, string>;

/** Bytes a request target may have. */
const LONGEST_TARGET = 65_536;

/** @throws GraphError 1 (`badRequest`) for a target over 64 KB */
export function checkTarget({ url = '' }: IncomingMessage): void {
  if (url.length > LONGEST_TARGET) throw new GraphError('badRequest');
}

/** What the query and the body say together. */
export interface ReadParameters {
  readonly params: Params;
  readonly files: FileIntake | undefined;
}

/**
 * The query's parameters with the body's after and over them; of two tokens the query's stays
 * (wire.md 1.4).
 *
 * @param intake begins to take in files, where the body can hold some
 * @throws GraphError 1 or 100 (body-params.ts)
 */
export async function withBody(
  req: IncomingMessage,
  query: Params,
  intake: () => Promise<FileIntake>,
): Promise<ReadParameters> {
  const params = new Map(query);
  const files = await readBodyParams(req, params, intake);
  const queryToken = query.get('access_token');
  if (queryToken) params.set('access_token', queryToken);
  return { params, files };
}

/** HTTP's own verb; HEAD is a GET whose body stays here. */
const ownVerb = ({ method = 'GET' }: IncomingMessage): string =>
  method === 'HEAD' ? 'GET' : method;

/** The verb that counts: `method=`, while the platform has that, else HTTP's. */
const verb = (req: IncomingMessage, params: Params, lacking?: ReadonlySet<Form>): string =>
  (!lacking?.has('method_override') && params.get('method')?.toUpperCase()) || ownVerb(req);

/** What of a request decides the form of its answer. */
export function answerForm(
  req: IncomingMessage,
  { path }: RequestTarget,
  params: Params,
  requestId: string,
  lacking: ReadonlySet<Form> | undefined,
): AnswerForm {
  const method = verb(req, params, lacking);
  const callback = lacking?.has('jsonp') ? undefined : callbackName({ method, path, params });
  return { requestId, method, params, callback };
}

/** Whether the client waits for its answer. */
export const presenceOf = ({ socket }: IncomingMessage): Presence =>
  socket.destroyed ? 'gone' : socket.readableEnded ? 'silent' : 'there';

/** The key under which a client asks for one thing once; an empty one is none. */
const idempotencyOf = ({ headers }: IncomingMessage): Pick<GraphRequest, 'idempotencyKey'> => {
  const key = headers['idempotency-key'];
  return typeof key === 'string' && key !== '' ? { idempotencyKey: key } : {};
};

/** The plain request that `api/` answers. */
export function graphRequest(
  req: IncomingMessage,
  target: RequestTarget,
  { params, files }: ReadParameters,
  placeOf: PlaceOf,
): GraphRequest {
  const method = verb(req, params);
  const own = ownVerb(req);
  const place = placeOf(req, target.host);
  const { dialect, path, prefix } = dialectOf(target.path, place.dialect);
  const { version, segments } = splitPath(path);
  const { headers } = req;
  return {
    method,
    ...(method !== own && { sentAs: own }),
    ...(headers['if-none-match'] !== undefined && { conditional: true }),
    segments,
    version,
    path,
    // With a body there are parameters that it does not say.
    address: req.method === 'GET' && !hasBody(req) ? req.url : undefined,
    dialect,
    params,
    token: params.get('access_token') || headerToken(headers.authorization),
    agent: headers['user-agent'],
    origin: place.origin,
    ...(place.home !== undefined && { home: place.home }),
    prefix,
    ...(files && files.byName.size > 0 ? { files: files.byName } : {}),
    ...idempotencyOf(req),
    presence: () => presenceOf(req),
  };
}
