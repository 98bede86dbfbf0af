import { GraphError } from '../../graph/errors/error.ts';
import type { SendAsk } from '../../messaging/sending/state.ts';
import type { SendQuery } from '../../store/page/send-standing.ts';
import type { SendArgs } from './params/send.ts';

/** Whom a send is for, by what the recipient names. */
export type Whom = Pick<SendQuery, 'recipient' | 'comment'> & Pick<SendAsk, 'answers'>;

const NAMED_BY = ['id', 'comment_id', 'post_id'] as const;

/**
 * Whom a send is for: somebody by id, or whoever published what is answered in private; what is done
 * in place of writing is for somebody alone (wire.md 8.1).
 * @throws GraphError `requiredParameter`, `invalidParameter` (100)
 */
export function whomOf({ recipient, sender_action }: SendArgs): Whom {
  const [by, other] = NAMED_BY.filter((name) => recipient[name] !== undefined);
  if (other !== undefined) {
    const wanted = `named by one of ${NAMED_BY.join(', ')}`;
    throw new GraphError('invalidParameter', { param: 'recipient', wanted });
  }
  if (by === 'id') return { recipient: recipient.id };
  if (by === undefined || sender_action !== undefined) {
    throw new GraphError('requiredParameter', { param: 'recipient[id]' });
  }
  return { comment: recipient[by], answers: by };
}
