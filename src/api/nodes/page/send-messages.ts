import { roleAskedOf } from '../../../access/send-state.ts';
import { GraphError } from '../../../graph/errors/error.ts';
import type { Call } from '../../../graph/execute/call.ts';
import { KeyReuseError, once } from '../../../store/page/commands/once.ts';
import { recordPageAct } from '../../../store/page/commands/record-page-act.ts';
import { recordSend } from '../../../store/page/commands/record-send.ts';
import { actOf } from '../../sending/act.ts';
import { requirePassing } from '../../sending/decide.ts';
import { onceKey } from '../../sending/idempotency.ts';
import { messageOf } from '../../sending/message.ts';
import { refuseNotYet } from '../../sending/not-yet.ts';
import { type SendArgs, sendParams } from '../../sending/params.ts';
import { declare, type Services } from '../../services.ts';
import { threadOf } from '../message/thread.ts';

/** Writes to a person for a Page or its Instagram account (wire.md 8). */
export const sendMessages = declare.operation(
  'POST',
  'messages',
  'Sends a message, or does what is told apart from one: typing, reading, reacting.',
  {
    permission: 'sendMessages',
    recipient: 'recipient',
    counts: 'sends',
    params: sendParams,
    result: { recipient_id: 'string', message_id: 'string' },
    async run(_: unknown, { args, idempotencyKey }, call) {
      const recipient = checked(args, call);
      const { page, caller } = call.services;
      const by = { page, app: caller.app.id, at: call.now };
      const key = onceKey(idempotencyKey, args, by);
      const answer = await send(recipient, args, call, key);
      return { answer, ...(key && { extension: true }) };
    },
  },
);

/**
 * The person's id, where all that is asked for is offered and may be asked.
 * @throws GraphError `requiredParameter`, `notLinked` (100), and as what is not offered yet
 */
function checked(args: SendArgs, { services }: Call<Services>): string {
  const { page, caller } = services;
  refuseNotYet(args, (caller.kind === 'instagram' ? page.instagramId : page.id) ?? page.id);
  const { id } = args.recipient;
  if (id === undefined) throw new GraphError('requiredParameter', { param: 'recipient[id]' });
  if (args.platform === 'instagram' && !page.instagramId) throw new GraphError('notLinked');
  return id;
}

/** Sends; one answer for all calls under one key. */
async function send(
  recipient: string,
  args: SendArgs,
  call: Call<Services>,
  key: ReturnType<typeof onceKey>,
): Promise<{ recipient_id: string; message_id: string | undefined }> {
  const { store, page, caller } = call.services;
  const target = args.payload?.message_id ?? args.reply_to?.mid;
  const query = { recipient, target, now: call.now, roleOn: roleAskedOf(caller) };
  const { app } = caller;
  try {
    return await store.transaction(async (tx) => {
      if (args.sender_action !== undefined) {
        await recordPageAct(tx, page.no, query, (standing) => {
          requirePassing(standing, args, call);
          return actOf(args);
        });
        return { recipient_id: recipient, message_id: undefined };
      }
      const write = async () => {
        const sent = await recordSend(tx, page.no, query, (standing) => {
          requirePassing(standing, args, call);
          return messageOf(args, app.id, standing.target);
        });
        const message_id = threadOf(sent.conversation, page).idOf(sent.position);
        return { recipient_id: recipient, message_id };
      };
      return key ? once(tx, page.no, key, write) : write();
    });
  } catch (error) {
    if (error instanceof KeyReuseError) throw new GraphError('keyReused');
    throw error;
  }
}
