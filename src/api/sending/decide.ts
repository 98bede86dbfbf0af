import { sendStateOf } from '../../access/send-state.ts';
import { GraphError } from '../../graph/errors/error.ts';
import type { Call } from '../../graph/execute/call.ts';
import { stickerOfId } from '../../media/stickers/stickers.ts';
import { closedCheck } from '../../messaging/sending/checks.ts';
import type { Content, SendAsk } from '../../messaging/sending/state.ts';
import { FLAGS } from '../../store/page/message.ts';
import type { SendStanding } from '../../store/page/send-standing.ts';
import type { Services } from '../services.ts';
import type { SendArgs } from './params/send.ts';
import { whomOf } from './whom.ts';

/**
 * Lets a send through that may go out as everything stands.
 * @throws GraphError that of the first check that it does not pass
 */
export function requirePassing(
  standing: SendStanding,
  args: SendArgs,
  { services, now }: Call<Services>,
): void {
  const { platform } = args;
  const asked = platform === 'instagram' ? 'INSTAGRAM' : 'MESSENGER';
  const state = sendStateOf(services.caller, standing, asked, now);
  const closed = closedCheck(state, askOf(args, standing));
  if (closed) throw new GraphError(closed.refusal.error, closed.refusal.values);
}

const askOf = (args: SendArgs, standing: SendStanding): SendAsk => ({
  action: args.sender_action,
  messagingType: args.messaging_type,
  tag: args.tag,
  answers: whomOf(args).answers,
  content: contentOf(args, standing),
});

function contentOf({ message, payload, reply_to }: SendArgs, { target }: SendStanding): Content {
  const { text, attachment, sticker_id: sticker } = message ?? {};
  const isThere = target !== undefined && (target.flags & FLAGS.deleted) === 0;
  return {
    message: message !== undefined,
    text,
    template: attachment?.template,
    ...(sticker !== undefined && { sticker: stickerOfId(sticker) ? 'found' : 'missing' }),
    ...((reply_to ?? payload) && { target: isThere ? 'found' : 'missing' }),
    reaction: payload?.reaction,
  };
}
