import { roleAskedOf } from '../../access/send-state.ts';
import { GraphError } from '../../graph/errors/error.ts';
import type { Call } from '../../graph/execute/call.ts';
import { KeyReuseError, type OnceKey, once } from '../../store/page/commands/once.ts';
import { recordPageAct } from '../../store/page/commands/record-page-act.ts';
import { recordPrivateReply } from '../../store/page/commands/record-private-reply.ts';
import { recordSend, type SendRule } from '../../store/page/commands/record-send.ts';
import { type SendQuery, sendStanding } from '../../store/page/send-standing.ts';
import type { Transaction } from '../../store/store.ts';
import { threadOf } from '../nodes/message/thread.ts';
import type { Services } from '../services.ts';
import { actOf } from './act.ts';
import { requirePassing } from './decide.ts';
import { messageOf } from './message.ts';
import { refuseNotYet } from './not-yet.ts';
import type { SendArgs } from './params/send.ts';
import { whomOf } from './whom.ts';

/** A send as it was asked for. */
interface Asked {
  readonly args: SendArgs;
  readonly query: SendQuery;
  readonly call: Call<Services>;
}

/** What a send is answered with: a sender action has no message. */
interface Sent {
  readonly recipient_id: string | undefined;
  readonly message_id: string | undefined;
}

/**
 * A send, where all of it is offered.
 * @throws GraphError `requiredParameter`, `invalidParameter`, `notLinked` (100); NotYetError
 */
export function askedFor(args: SendArgs, call: Call<Services>): Asked {
  const { page, caller } = call.services;
  refuseNotYet(args, (caller.kind === 'instagram' ? page.instagramId : page.id) ?? page.id);
  const whom = whomOf(args);
  if (args.platform === 'instagram' && !page.instagramId) throw new GraphError('notLinked');
  const target = args.payload?.message_id ?? args.reply_to?.mid;
  return { args, call, query: { ...whom, target, now: call.now, roleOn: roleAskedOf(caller) } };
}

/**
 * Judges a send without sending, for whoever explains it.
 * @throws GraphError that of the first check that it does not pass
 */
export async function judge({ args, query, call }: Asked): Promise<void> {
  const { pageStore, store, page } = call.services;
  const standing = await sendStanding(pageStore, store.directory, page.no, query);
  requirePassing(standing, args, call);
}

/**
 * Sends, or does what stands for it: one answer for all calls under one key.
 * @throws GraphError that of the first check that it does not pass, and nothing is written
 */
export async function send(asked: Asked, key: OnceKey | undefined): Promise<Sent> {
  const { store, page } = asked.call.services;
  try {
    return await store.transaction((tx) => {
      if (asked.args.sender_action !== undefined) return act(tx, asked);
      return key ? once(tx, page.no, key, () => write(tx, asked)) : write(tx, asked);
    });
  } catch (error) {
    if (error instanceof KeyReuseError) throw new GraphError('keyReused');
    throw error;
  }
}

async function act(tx: Transaction, { args, query, call }: Asked): Promise<Sent> {
  await recordPageAct(tx, call.services.page.no, query, (standing) => {
    requirePassing(standing, args, call);
    return actOf(args);
  });
  return { recipient_id: query.recipient, message_id: undefined };
}

async function write(tx: Transaction, { args, query, call }: Asked): Promise<Sent> {
  const { page, caller, random } = call.services;
  const rule: SendRule = (standing) => {
    requirePassing(standing, args, call);
    return messageOf(args, caller.app.id, standing.target);
  };
  const digits = () => random.digits(17);
  const { conversation, position, person } =
    query.comment === undefined
      ? { ...(await recordSend(tx, page.no, query, rule)), person: { id: query.recipient } }
      : await recordPrivateReply(tx, page, query, digits, rule);
  const message_id = threadOf(conversation, page).idOf(position);
  return { recipient_id: person.id, message_id };
}
