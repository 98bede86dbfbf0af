import { type Awaitable, isLater } from '../../base/awaitable.ts';
import { GraphError } from '../../graph/errors/error.ts';
import { errorBody, flatErrorBody } from '../../graph/errors/error-body.ts';
import { inLanguage } from '../../graph/errors/languages.ts';
import type { Text } from '../../graph/text/text.ts';
import type { GraphAnswer, GraphRequest } from '../../graph/wire/request.ts';
import { worded } from '../dialects.ts';
import { endpointAt } from '../endpoints/endpoints.ts';
import { mayBeNotOffered, notOffered } from '../not-offered.ts';
import type { Context } from './context.ts';
import { graphErrorOf } from './graph-error-of.ts';
import { Redirect } from './redirect.ts';

/** Where every answer becomes one: whatever is thrown, or given as an error, is an answer too. */
export function respond(
  context: Context,
  text: () => Awaitable<Text | GraphError | Redirect>,
): Awaitable<GraphAnswer> {
  const { request, tools } = context;
  const fail = (error: unknown): Awaitable<GraphAnswer> => {
    const refused = refuse(error, context);
    if (!mayBeNotOffered(error, request)) return refused;
    const marked = notOffered(error, context).then((entry) => {
      if (!entry) return refused;
      tools.deps.onNotYet?.(request, entry.description);
      return { ...refused, notYet: entry.description };
    });
    return marked.catch((fault) => {
      tools.deps.onFault(fault);
      return refused;
    });
  };
  const succeed = (body: Text | GraphError | Redirect): Awaitable<GraphAnswer> => {
    if (body instanceof GraphError) return fail(body);
    const { version, extension, lacking, forms } = context;
    if (!(body instanceof Redirect)) {
      const answer = { status: 200, body, version, forms, ...(extension && { extension }) };
      return lacking === undefined ? answer : { ...answer, lacking };
    }
    const elsewhere = { status: 302, body: '', version, location: body.location };
    return lacking === undefined ? elsewhere : { ...elsewhere, lacking };
  };
  try {
    const body = text();
    return isLater(body) ? body.then(succeed).catch(fail) : succeed(body);
  } catch (error) {
    return fail(error);
  }
}

/** The answer for what is wrong. What is no GraphError goes to the log. */
export function refuse(error: unknown, context: Context): GraphAnswer {
  const { request, requestId, version, lacking, tools } = context;
  if (!(error instanceof GraphError)) tools.deps.onFault(error);
  // Nobody is known yet whom a request without a good token is refused.
  const locale = (context.caller as Context['caller'] | undefined)?.user?.profile.locale;
  const known = inLanguage(worded(graphErrorOf(error), request.dialect), locale);
  return {
    status: known.entry.status,
    body: isFlat(known, request) ? flatErrorBody(known) : errorBody(known, requestId),
    version,
    ...(lacking && { lacking }),
    ...(known.entry.extension && { extension: true }),
    error: {
      code: known.entry.code,
      subcode: known.entry.subcode,
      message: known.message,
      challenge: known.entry.challenge,
      because: error instanceof GraphError ? error.because : undefined,
    },
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
