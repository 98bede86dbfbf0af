import { sendStateOf } from '../../access/send-state.ts';
import { GraphError } from '../../graph/errors/error.ts';
import { closedCheck } from '../../messaging/sending/checks.ts';
import type { SendState } from '../../messaging/sending/state.ts';
import type { PageRow } from '../../store/directory.ts';
import type { SendStanding } from '../../store/page/send-standing.ts';
import type { Asked } from './ask.ts';
import { contentOf } from './content.ts';
import { thenControl } from './then-control.ts';
import { whomOf } from './whom.ts';

/**
 * Lets a send through that may go out as everything stands; gives that.
 * @param page the Page as it stands
 * @throws GraphError that of the first check that it does not pass
 */
export function requirePassing(
  standing: SendStanding,
  { args, sent, call }: Asked,
  page: PageRow,
): SendState {
  const { services, now } = call;
  const { sender_action: action, messaging_type: messagingType, tag, platform } = args;
  const asked = platform === 'instagram' ? 'INSTAGRAM' : 'MESSENGER';
  const state = sendStateOf({ ...services.caller, page }, standing, {
    ...{ asked, now },
    has: (part) => services.offer.has(part, now),
  });
  const content = contentOf(args, standing, page, sent.length);
  const { answers } = whomOf(args);
  const afterwards = thenControl(args, services.caller.app.id);
  const closed = closedCheck(state, { action, messagingType, tag, answers, content, afterwards });
  if (!closed) return state;
  const { error, values, because } = closed.refusal;
  throw new GraphError(error, values, undefined, because);
}
