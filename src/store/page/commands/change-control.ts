import { sql } from 'kysely';
import type {
  ControlDecision,
  ControlEvent,
  ControlRefusal,
  Transition,
} from '../../../messaging/thread-control/event.ts';
import { append } from '../../log/append.ts';
import { insert } from '../../rows.ts';
import { statement } from '../../statement.ts';
import type { Transaction } from '../../store.ts';
import { controlSettingOf, entryAppOf } from '../control-setting.ts';
import { CONTROL_STEP } from '../control-tables.ts';
import type { ConversationRow } from '../conversation-row.ts';
import type { Referral } from '../message.ts';
import { CONVERSATION } from '../tables.ts';
import { PageWriter } from '../writer.ts';

const addStep = insert(CONTROL_STEP);

/** That who controls a conversation keeps something from being done. */
export class ControlRefusedError extends Error {
  override readonly name = 'ControlRefusedError';
  readonly refusal: ControlRefusal;

  constructor(refusal: ControlRefusal) {
    super(refusal.error);
    this.refusal = refusal;
  }
}

/**
 * Lets something happen to who controls a conversation: what is decided is written, each step with its
 * event. The one way in which an owner changes.
 * @param row the conversation as this transaction sees it
 * @returns the conversation behind it
 * @throws ControlRefusedError: then nothing is written
 */
export async function changeControl<C extends ConversationRow>(
  tx: Transaction,
  page: number,
  row: C,
  event: ControlEvent,
  at: number,
): Promise<C> {
  const { page: settings, apps } = await tx.installedOn(page);
  const ids = apps.map(({ id }) => id);
  const setting = controlSettingOf(settings, row.platform, ids);
  const standing = { owner: row.ownerApp, until: row.controlUntil };
  return written(tx, page, row, tx.controlBy(setting, standing, event, at), at);
}

/** {@link changeControl} by what a customer does: writes, taps, comes by a link. */
export async function customerCame<C extends ConversationRow>(
  tx: Transaction,
  page: number,
  row: C,
  referral: Referral | undefined,
  at: number,
): Promise<C> {
  const { page: settings } = await tx.installedOn(page);
  const entry = settings && referral && entryAppOf(settings, referral);
  return changeControl(tx, page, row, { kind: 'message', entry }, at);
}

async function written<C extends ConversationRow>(
  tx: Transaction,
  page: number,
  row: C,
  decision: ControlDecision,
  at: number,
): Promise<C> {
  if (decision.refusal) throw new ControlRefusedError(decision.refusal);
  const { control, transitions } = decision;
  const { owner: ownerApp, until: controlUntil } = control;
  if (ownerApp === row.ownerApp && controlUntil === row.controlUntil && transitions.length === 0) {
    return row;
  }
  const rows = tx.talk(page);
  await new PageWriter(rows, page).setThreadControl(row.no, { app: ownerApp, until: controlUntil });
  const steps =
    transitions.length > 0 ? await tx.pageReader(page).controlHistory.newest(row.no) : 0;
  for (const [i, each] of transitions.entries())
    await tell(tx, page, row.no, steps + i + 1, each, at);
  return { ...row, ownerApp, controlUntil };
}

async function tell(
  tx: Transaction,
  page: number,
  conversation: number,
  step: number,
  { metadata, ...told }: Transition,
  at: number,
): Promise<void> {
  const body = { conversation, step, ...told };
  // The step stands before its event is told, which reads what was said.
  const event = await append(tx, page, { at, kind: 'thread_control', body });
  await tx.talk(page).run(addStep, { page, conversation, step, event, metadata });
}

/** Rows that are looked at at once. */
const STRIDE = 500;

const ownedBy = statement<{ page: number; app: string; after: number }, ConversationRow>(
  (db, p) =>
    db
      .selectFrom('conversation')
      .select(CONVERSATION.select)
      .where('page', '=', p.page)
      .where('owner_app', '=', p.app)
      .where('no', '>', p.after)
      .orderBy('no')
      .limit(sql.lit(STRIDE)),
  CONVERSATION.read,
);

/** An app is none of the Page's any more: what it owned is nobody's. */
export async function freeControlOf(
  tx: Transaction,
  page: number,
  app: string,
  at: number,
): Promise<void> {
  for (let after = 0; ; ) {
    const owned = await tx.talk(page).all(ownedBy, { page, app, after });
    for (const row of owned) await changeControl(tx, page, row, { kind: 'gone', app }, at);
    const last = owned.at(-1);
    if (!last || owned.length < STRIDE) return;
    after = last.no;
  }
}
