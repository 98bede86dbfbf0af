import type { Random } from '../../../base/random.ts';
import { GraphError } from '../../../graph/errors/error.ts';
import type { MessageExtra } from '../../../store/page/message.ts';
import type { MessageArgs } from '../params/send.ts';

/**
 * What Instagram alone has: its heart, or a post of the account's (wire.md 8.2).
 * @throws GraphError `requiredParameter` (100) for a post without its id
 */
export function instagramPartOf(
  { type, payload }: NonNullable<MessageArgs['attachment']>,
  random: Random,
): Pick<MessageExtra, 'bare' | 'shares'> {
  if (type === 'like_heart') return { bare: { kind: type } };
  if (type !== 'MEDIA_SHARE') return {};
  const of = payload?.id;
  if (of === undefined) {
    throw new GraphError('requiredParameter', { param: 'message[attachment][payload][id]' });
  }
  return { shares: [{ id: random.digits(16), kind: 'ig_post', of }] };
}
