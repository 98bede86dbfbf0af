import { GraphError } from '../../graph/errors/error.ts';
import { DIALECTS } from '../dialects.ts';
import type { Context } from './context.ts';

/** @throws GraphError `tokenUnreadable` (190) for a token that the host cannot read: the other one's */
export function host({ caller, request }: Context): void {
  const { takes } = DIALECTS[request.dialect];
  if (!takes.has(caller.kind)) throw new GraphError('tokenUnreadable');
}
