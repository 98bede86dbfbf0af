import { askedFor } from '../../sending/ask.ts';
import { onceKey } from '../../sending/idempotency.ts';
import { sendParams } from '../../sending/params/send.ts';
import { judge, send } from '../../sending/send.ts';
import { declare } from '../../services.ts';

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
    takesFiles: true,
    result: { recipient_id: 'string', message_id: 'string', attachment_id: 'string' },
    // A send is judged in its own transaction; one that is only explained has none.
    check: (_: unknown, { args, files }, call) =>
      call.services.isExplained ? judge(askedFor(args, files, call)) : undefined,
    async run(_: unknown, { args, files, idempotencyKey }, call) {
      const { page, caller } = call.services;
      const asked = askedFor(args, files, call);
      const by = { page, app: caller.app.id, at: call.now };
      const key = await onceKey(idempotencyKey, args, by, files);
      return { answer: await send(asked, key), ...(key && { extension: true }) };
    },
  },
);
