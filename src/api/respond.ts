import type { Visit } from '../access/limits/limiter.ts';
import { type Awaitable, isLater } from '../base/awaitable.ts';
import { answeringVersion, type Version } from '../graph/declare/versions.ts';
import { GraphError } from '../graph/errors/error.ts';
import { errorBody, flatErrorBody } from '../graph/errors/error-body.ts';
import type { Text } from '../graph/text/text.ts';
import type { GraphAnswer, GraphRequest } from '../graph/wire/request.ts';
import type { AnswerDeps } from './answer-deps.ts';
import { worded } from './dialects.ts';
import { endpointAt } from './endpoints/endpoints.ts';
import { graphErrorOf } from './graph-error-of.ts';
import { mayBeNotOffered, notOffered } from './not-offered.ts';
import { Redirect } from './redirect.ts';

/** A request to be answered. */
export interface Asked {
  readonly request: GraphRequest;
  readonly requestId: string;
  readonly visit: Visit | undefined;
}

/** Where every answer becomes one: whatever is thrown, or given as an error, is an answer too. */
export function respond(
  asked: Asked,
  deps: AnswerDeps,
  text: (version: Version) => Awaitable<Text | GraphError | Redirect>,
): Awaitable<GraphAnswer> {
  let version: Version | undefined;
  const fail = (error: unknown): Awaitable<GraphAnswer> => {
    const refused = refuse(error, asked, deps, version);
    if (!mayBeNotOffered(error, asked.request)) return refused;
    const marked = notOffered(error, asked.request, deps, version).then((entry) => {
      if (!entry) return refused;
      deps.onNotYet?.(asked.request, entry.description);
      return { ...refused, notYet: entry.description };
    });
    return marked.catch((fault) => {
      deps.onFault(fault);
      return refused;
    });
  };
  const succeed = (body: Text | GraphError | Redirect): Awaitable<GraphAnswer> => {
    if (body instanceof GraphError) return fail(body);
    if (!(body instanceof Redirect)) return { status: 200, body, version };
    return { status: 302, body: '', version, location: body.location };
  };
  try {
    version = versionOf(asked.request, deps.defaultVersion);
    const body = text(version);
    return isLater(body) ? body.then(succeed).catch(fail) : succeed(body);
  } catch (error) {
    return fail(error);
  }
}

/** The answer for what is wrong. What is no GraphError goes to the log. */
export function refuse(
  error: unknown,
  { request, requestId }: Asked,
  { onFault }: AnswerDeps,
  version: Version | undefined,
): GraphAnswer {
  if (!(error instanceof GraphError)) onFault(error);
  const known = worded(graphErrorOf(error), request.dialect);
  return {
    status: known.entry.status,
    body: isFlat(known, request) ? flatErrorBody(known) : errorBody(known, requestId),
    version,
    error: { code: known.entry.code, message: known.message, challenge: known.entry.challenge },
  };
}

/**
 * The endpoints of Instagram login have an error form of their own (wire.md 3.1), but for what every
 * call of the host is refused with (wire.md 13.2, 26).
 */
const isFlat = ({ row }: GraphError, request: GraphRequest): boolean =>
  request.dialect === 'instagram' &&
  endpointAt(request) !== undefined &&
  row !== 'instagramUnsupported';

/**
 * @throws GraphError `unknownPath` (2500) for a version that never existed: what is unknown is the
 * path behind it, or the version where nothing is (wire.md 13.3 k)
 */
export function versionOf({ version, segments }: GraphRequest, unversioned: Version): Version {
  if (version === undefined) return unversioned;
  const answering = answeringVersion(version);
  if (answering) return answering;
  const beyond = segments.length > 0 ? segments : [version];
  throw new GraphError('unknownPath', { path: `/${beyond.join('/')}` });
}
