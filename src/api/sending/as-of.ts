import type { DatedPart } from '../../graph/declare/dated-parts.ts';
import { GraphError } from '../../graph/errors/error.ts';
import type { Call } from '../../graph/execute/call.ts';
import type { Services } from '../services.ts';
import type { SendArgs } from './params/send.ts';

/**
 * Refuses what sends take since a day, on a day before it (wire.md 13.1, 8 and 9), as what is no
 * parameter is refused; what depends on the person is judged with all else (messaging/sending).
 * @throws GraphError `invalidKeys`, `unsupportedTemplate` (100)
 */
export function refuseBeforeItsDay({ message }: SendArgs, { services, now }: Call<Services>): void {
  const lacks = (part: DatedPart) => !services.offer.has(part, now);
  if (message?.sticker_id !== undefined && lacks('sticker_id')) {
    throw new GraphError('invalidKeys', { param: 'message', keys: 'sticker_id' });
  }
  if (message?.attachment?.template?.type === 'image_grid' && lacks('image_grid')) {
    throw new GraphError('unsupportedTemplate');
  }
}
