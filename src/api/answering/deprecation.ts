import { FROZEN, type FrozenForm } from '../../graph/declare/dated-forms.ts';
import { endingsOf } from '../../graph/declare/endings.ts';
import type { GraphAnswer, GraphRequest } from '../../graph/wire/request.ts';
import { useOf } from './call-use.ts';
import type { Tools } from './context.ts';

/**
 * An answer that says what of its call ends on which day, while the platform is as of a day.
 * @param request as it was sent
 */
export function withDeprecation(
  answer: GraphAnswer,
  request: GraphRequest,
  { deps, operations }: Pick<Tools, 'deps' | 'operations'>,
): GraphAnswer {
  if (deps.calendar.offer.day === undefined) return answer;
  // What is frozen ends for the apps alone that have it no more: whoever uses it before goes on with it.
  const endings = endingsOf(request.version, useOf(request, operations)).filter(
    ({ what }) => !FROZEN.has(what as FrozenForm) || answer.lacking?.has(what as FrozenForm),
  );
  if (endings.length === 0) return answer;
  return { ...answer, deprecated: endings.map(({ day, what }) => `${day} ${what}`).join(', ') };
}
