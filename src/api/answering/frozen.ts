import { type Awaitable, chain, isLater } from '../../base/awaitable.ts';
import { type Form, type FrozenForm, formsUsed } from '../../graph/declare/dated-forms.ts';
import type { GraphRequest } from '../../graph/wire/request.ts';
import type { AppRow } from '../../store/directory.ts';
import type { AnswerDeps } from './answer-deps.ts';
import { useOf } from './call-use.ts';
import type { Tools } from './context.ts';

/**
 * What a request uses, and its app has no more as of the calendar's day, since it did not use it before
 * it was frozen (wire.md 13.1, 6). It is known before the first step: some of it decides what is asked.
 * Whoever has no token of an app has not used it. Never rejects and never throws.
 */
export function frozenOf(
  request: GraphRequest,
  { deps, operations }: Pick<Tools, 'deps' | 'operations'>,
): Awaitable<ReadonlySet<Form> | undefined> {
  const { frozen } = deps.calendar.offer;
  if (frozen === undefined) return undefined;
  const usedIn = (each: GraphRequest) =>
    formsUsed(useOf(each, operations)).flatMap(({ form }) => (frozen.has(form) ? form : []));
  const used = usedIn(request);
  if (used.length === 0) return undefined;
  return chain(appOf(request, deps), (app) => {
    const lacks = (form: Form) => app?.usedForms[form] === undefined;
    // By the verb that is left a call may use others: a read that `method=` made a write of is one again.
    const more = used.some(isOverride) && lacks(OVERRIDE) ? usedIn(asSent(request)) : [];
    const lacked = [...used, ...more].filter(lacks);
    return lacked.length === 0 ? undefined : new Set(lacked);
  });
}

const OVERRIDE: FrozenForm = 'method_override';
const isOverride = (form: Form): boolean => form === OVERRIDE;

/** A request by HTTP's own verb. */
export const asSent = ({ sentAs, ...request }: GraphRequest): GraphRequest => ({
  ...request,
  ...(sentAs !== undefined && { method: sentAs }),
});

/** The app of a token, also of one that is good no longer: the steps tell what is wrong with it. */
function appOf(
  { token }: GraphRequest,
  { identifier, clock }: AnswerDeps,
): Awaitable<AppRow | undefined> {
  if (token === undefined) return undefined;
  let known: AppRow | undefined;
  const otherwise = () => known;
  try {
    const found = identifier.identify(token, clock.now(), undefined, ({ app }) => {
      known = app;
    });
    return isLater(found) ? found.then(({ app }) => app, otherwise) : found.app;
  } catch {
    return otherwise();
  }
}

/** A request as it is without what is ignored of that; what is refused stays, to be refused. */
export function withoutFrozen(
  request: GraphRequest,
  frozen: ReadonlySet<Form> | undefined,
): GraphRequest {
  if (!frozen) return request;
  const params = new Map(request.params);
  if (frozen.has('jsonp')) params.delete('callback');
  return { ...(frozen.has(OVERRIDE) ? asSent(request) : request), params };
}
