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
  const endings = endingsOf(request.version, useOf(request, operations));
  if (endings.length === 0) return answer;
  return { ...answer, deprecated: endings.map(({ day, what }) => `${day} ${what}`).join(', ') };
}
