import type { Caller } from '../access/caller.ts';
import type { Visit } from '../access/limits/limiter.ts';
import { type Awaitable, chain } from '../base/awaitable.ts';
import type { Version } from '../graph/declare/versions.ts';
import type { Budget } from '../graph/execute/budget.ts';
import { Call } from '../graph/execute/call.ts';
import { jsonText } from '../graph/text/json-text.ts';
import type { Text } from '../graph/text/text.ts';
import type { GraphRequest } from '../graph/wire/request.ts';
import { NEVER } from '../media/link-signer.ts';
import type { MediaStore } from '../media/media-store.ts';
import { extensionOf } from '../media/sniff.ts';
import { type Admitted, admit, isEndpoint } from './admit.ts';
import type { AnswerDeps } from './answer-deps.ts';
import { DIALECTS } from './dialects.ts';
import { endpointAt, requireVerb } from './endpoints/endpoints.ts';
import { Links } from './link.ts';
import type { Operations } from './operations.ts';
import { read } from './read.ts';
import { redirectOf } from './read-address.ts';
import type { Redirect } from './redirect.ts';
import { type MediaLink, Services } from './services.ts';
import { write } from './write.ts';

/** What a caller's requests are answered with; the items of a batch share it. */
export type ServicesOf = (caller: Caller) => Services;

/** What answering a request takes besides it. */
export interface Means {
  readonly deps: AnswerDeps;
  readonly operations: Operations;
  readonly servicesOf: ServicesOf;
  /** What the whole HTTP request may cost. */
  readonly budget: Budget;
}

/**
 * Answers one request, an item of a batch like any other, with JSON text. In order: endpoint, what
 * {@link admit} looks at, verb, permission, fields; the first that is wrong is what the client is
 * told.
 */
export function answerSingle(
  request: GraphRequest,
  version: Version,
  visit: Visit | undefined,
  means: Means,
): Awaitable<Text | Redirect> {
  const { deps, operations } = means;
  const endpoint = endpointAt(request);
  if (endpoint) requireVerb(endpoint, request);
  if (endpoint?.access === 'open') {
    if (!deps.rehearses) return chain(endpoint.run(request, deps), jsonText);
    // A code is used up by being exchanged, also by a GET.
    const undone = { ...deps, store: deps.store.rehearsal() };
    return chain(endpoint.run(request, undone), () => '{}');
  }
  return chain(admit(request, endpoint, deps, operations, visit), (admitted) =>
    answerAdmitted(admitted, version, means),
  );
}

/** Answers a request of which it is known who asks. */
export function answerAdmitted(
  admitted: Admitted,
  version: Version,
  means: Means,
): Awaitable<Text | Redirect> {
  const { request, target } = admitted;
  const { deps, operations } = means;
  const call = callFor(admitted, version, means);
  if (isEndpoint(target)) return target.run(request, call);
  if (request.method === 'GET' || request.method === 'HEAD') {
    return redirectOf(request, target, call) ?? read(request, target, call);
  }
  return write(request, target, call, operations, deps.rehearses);
}

/** The request on its way through the catalogue. */
export const callFor = (
  { request, caller, now }: Admitted,
  version: Version,
  { servicesOf, budget }: Pick<Means, 'servicesOf' | 'budget'>,
): Call<Services> =>
  new Call({
    services: servicesOf(caller),
    version,
    now,
    link: new Links(request, request.token ?? caller.token),
    dateFormat: request.params.get('date_format'),
    budget,
  });

export const servicesFor = (
  caller: Caller,
  request: GraphRequest,
  { store, vault, media }: AnswerDeps,
): Services =>
  new Services({
    caller,
    store,
    vault,
    mediaLink: mediaLink(request, media),
    pictureSize: (name) => media.pictureSize(name),
    dialect: DIALECTS[request.dialect],
  });

const mediaLink =
  ({ origin }: GraphRequest, media: MediaStore): MediaLink =>
  (name, mime) =>
    media.link(name, { origin, expires: NEVER, extension: extensionOf(mime) });
