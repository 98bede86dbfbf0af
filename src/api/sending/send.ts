import { stickerFormOf } from '../../events/attachments/sticker.ts';
import { sendEvent } from '../../messaging/sending/owner.ts';
import { heedsReply } from '../../messaging/sending/replies.ts';
import type { SendState } from '../../messaging/sending/state.ts';
import { once } from '../../store/page/commands/once.ts';
import { recordPageAct } from '../../store/page/commands/record-page-act.ts';
import { recordPrivateReply } from '../../store/page/commands/record-private-reply.ts';
import {
  recordSend,
  type SendRule,
  type SendWriting,
} from '../../store/page/commands/record-send.ts';
import { useUp } from '../../store/page/commands/record-uploaded.ts';
import type { StoredAttachment } from '../../store/page/message.ts';
import type { OnceKey } from '../../store/page/once-answers.ts';
import type { Platform } from '../../store/page/platform.ts';
import { type SendStanding, sendStanding } from '../../store/page/send-standing.ts';
import type { Transaction } from '../../store/store.ts';
import { threadOf } from '../nodes/message/thread.ts';
import { orRefused } from '../thread-control/refused-control.ts';
import { actOf } from './act.ts';
import type { Asked } from './ask.ts';
import { requirePassing } from './decide.ts';
import { type AskedFile, filesOf, ONE } from './files/asked.ts';
import { attachmentOf } from './files/attachment.ts';
import { keepUploaded } from './files/keep-uploaded.ts';
import { obtainFile, type ReadyFile } from './files/obtain.ts';
import { findUploads, usable } from './files/uploaded.ts';
import { messageOf } from './message.ts';
import { thenControl } from './then-control.ts';

/** What a send is answered with: a sender action has no message. */
interface Sent {
  readonly recipient_id: string | undefined;
  readonly message_id: string | undefined;
  /** Of a file that can be sent again. */
  readonly attachment_id: string | undefined;
}

/**
 * Judges a send without sending, for whoever explains it.
 * @throws GraphError that of the first check that it does not pass
 */
export async function judge(asked: Asked): Promise<void> {
  const { pageStore } = asked.call.services;
  const files = filesOf(asked.args.message);
  const platform = await passes(asked);
  const uploads = await findUploads(files, pageStore, asked.call.now);
  for (const file of files) {
    if (file.from === 'id') usable(uploads.get(file.at), file, platform);
  }
}

/** Judges a send as everything stands, but for its files; gives the person's platform. */
async function passes(asked: Asked): Promise<Platform> {
  const { pageStore, store, page } = asked.call.services;
  const standing = await sendStanding(pageStore, store.directory, page.no, asked.query);
  const state = requirePassing(standing, asked, page);
  madeOf(asked, standing, state, []);
  return platformOf(standing);
}

const madeOf = (
  { args, call: { services, now } }: Asked,
  { target, uploaded }: SendStanding,
  state: SendState,
  attachments: readonly StoredAttachment[],
) => {
  const { caller, page, random, offer } = services;
  const named = { page, uploaded };
  const answers = heedsReply(state) ? target : undefined;
  const stickerForm = stickerFormOf(offer, now);
  const { id: app } = caller.app;
  return messageOf(args, { app, named, answers, attachments, stickerForm, random });
};

/** A human agent takes control with what is written, where that may be; some pass it on behind it. */
function controlOf({ args, call }: Asked): Pick<SendWriting, 'control'> {
  const { id: app } = call.services.caller.app;
  const { tag, messaging_type: messagingType } = args;
  const sent = sendEvent(app, { tag, messagingType });
  const after = thenControl(args, app);
  if (!sent.humanAgent && !after) return {};
  return { control: { ...(sent.humanAgent && { before: sent }), ...(after && { after }) } };
}

/** Who may be written to is known. */
const platformOf = ({ person }: SendStanding): Platform => person?.platform ?? 'MESSENGER';

/**
 * Sends, or does what stands for it: one answer for all calls under one key.
 * @throws GraphError that of the first check that it does not pass, and nothing is written
 */
export async function send(asked: Asked, key: OnceKey | undefined): Promise<Sent> {
  const { store, page, caller, echoFirst } = asked.call.services;
  return orRefused(async () => {
    if (asked.args.sender_action !== undefined) {
      return store.transaction((tx) => act(tx, asked));
    }
    const missing = filesOf(asked.args.message).filter(({ from }) => from !== 'id');
    const earlier = missing.length > 0 && key ? await answered(asked, key) : undefined;
    if (earlier) return earlier;
    const ready = missing.length > 0 ? await obtain(asked, missing) : NONE;
    const written: { event?: number } = {};
    const writes = (tx: Transaction) => write(tx, asked, ready, written);
    const sent = await store.transaction((tx) =>
      key ? once(tx, page.no, key, () => writes(tx)) : writes(tx),
    );
    if (written.event) await echoFirst?.before(page.no, caller.app.id, written.event);
    return sent;
  });
}

/** Files that lie in the media store, by where they stand in what was asked. */
type ReadyFiles = ReadonlyMap<string, ReadyFile>;

const NONE: ReadyFiles = new Map();

/** What the same was answered before: no file is got for that again. */
async function answered({ call }: Asked, key: OnceKey): Promise<Sent | undefined> {
  const { pageStore, store } = call.services;
  const earlier = await pageStore.onceAnswers.to<Sent>(key);
  if (earlier) await store.durable();
  return earlier;
}

/** What is refused as everything stands is refused before any file is got. */
async function obtain(asked: Asked, missing: readonly AskedFile[]): Promise<ReadyFiles> {
  const { sent, call } = asked;
  const platform = await passes(asked);
  const got = await Promise.allSettled(
    missing.map((file) => obtainFile(file, sent[0], platform, call.services)),
  );
  return new Map(
    got.map((one, i) => {
      if (one.status === 'rejected') throw one.reason;
      return [missing[i]?.at ?? '', one.value];
    }),
  );
}

async function act(tx: Transaction, asked: Asked): Promise<Sent> {
  const { args, query, call } = asked;
  const { page } = call.services;
  await recordPageAct(tx, page.no, query, (standing) => {
    requirePassing(standing, asked, page);
    return { ...actOf(args), afterwards: thenControl(args, call.services.caller.app.id) };
  });
  return { recipient_id: query.recipient, message_id: undefined, attachment_id: undefined };
}

/** @param written is told the number of its event, where somebody is to be told of it before the answer */
async function write(
  tx: Transaction,
  asked: Asked,
  ready: ReadyFiles,
  written: { event?: number },
): Promise<Sent> {
  const { args, query, call } = asked;
  const { page, random } = call.services;
  // While files were got, the Page may have been set otherwise.
  const asIs = ready.size > 0 ? await tx.reader.pages.byNo(page.no) : page;
  const files = filesOf(args.message);
  const uploads = await findUploads(files, tx.pageReader(page.no), call.now);
  const used = new Set(uploads.values());
  const rule: SendRule = (standing) => {
    const state = requirePassing(standing, asked, asIs ?? page);
    used.add(standing.uploaded);
    const attachments = files.map((file) => {
      const { at } = file;
      const found = ready.get(at) ?? usable(uploads.get(at), file, platformOf(standing));
      return attachmentOf(found, random, call.now);
    });
    return { ...madeOf(asked, standing, state, attachments), ...controlOf(asked) };
  };
  const digits = () => random.digits(17);
  const { conversation, position, event, person } =
    query.comment === undefined
      ? { ...(await recordSend(tx, page.no, query, rule)), person: { id: query.recipient } }
      : await recordPrivateReply(tx, page, query, digits, rule);
  if (call.services.echoFirst?.isArmed) written.event = event;
  await useUp(tx, page.no, used);
  // Of several pictures none is kept: the answer has room for one id.
  const again = args.message?.attachment?.payload?.is_reusable ? ready.get(ONE) : undefined;
  const attachment_id = again && (await keepUploaded(tx, call, again, conversation.platform, true));
  return {
    recipient_id: person.id,
    message_id: threadOf(conversation, page).idOf(position),
    attachment_id,
  };
}
