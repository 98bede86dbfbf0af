import { INBOX_APPS } from '../messaging/inbox-apps.ts';
import { isIdle } from '../messaging/thread-control/state.ts';
import { history } from '../store/page/history-writer.ts';
import type { Transaction } from '../store/store.ts';
import { compose, lastByCustomer } from './compose.ts';
import { type DemoRecord, readDemoRecord, writeDemoRecord } from './record.ts';
import { CONTROL_MS, type DemoDeps, pictureMessageId } from './seed.ts';
import { type DemoFiles, stockShelf } from './shelf.ts';
import { CAST, LATER, LEADS } from './story/story.ts';
import { squeezed, timesOf } from './timeline.ts';

const DUE_MS = 12 * 60 * 60 * 1000;

/**
 * Appends the next sitting to the two conversations that are to look alive, when the last was 12
 * hours ago or more; nothing older changes. Gives whether it did. Two processes that start at once
 * append one.
 */
export async function freshenDemo({ store, clock, media }: DemoDeps): Promise<boolean> {
  // Asked before the transaction: a start that has nothing to do must not wait for a writer.
  if (!isDue(await readDemoRecord(store.directory), clock.now())) return false;
  const shelf = await stockShelf(media);
  return store.transaction(async (tx) => {
    const record = await readDemoRecord(tx.reader);
    const now = clock.now();
    if (!isDue(record, now)) return false;
    await append(tx, record, shelf, now);
    return true;
  });
}

const isDue = (record: DemoRecord | undefined, now: number): record is DemoRecord =>
  record !== undefined && now - record.appended >= DUE_MS;

async function append(
  tx: Transaction,
  record: DemoRecord,
  shelf: DemoFiles,
  now: number,
): Promise<void> {
  await keepOwners(tx, record, now);
  const maya = await appendTo(LEADS.psid, tx, record, shelf, now);
  const theo = await appendTo(LEADS.sendPsid, tx, record, shelf, now);
  await history(tx, record.page).addEvent(now, 'seeded', {
    source: 'demo',
    conversations: 2,
    messages: maya.length + theo.length,
  });
  await writeDemoRecord(tx.directory, {
    ...record,
    messageId: pictureMessageId(record.page, record.conversations[LEADS.psid] ?? 0, maya),
    appended: now,
    appends: record.appends + 1,
  });
}

async function appendTo(
  who: keyof typeof LATER,
  tx: Transaction,
  { page, appId, conversations, appends }: DemoRecord,
  shelf: DemoFiles,
  now: number,
) {
  const reader = tx.pageReader(page);
  const conversation = await reader.conversations.byNo(conversations[who] ?? 0);
  const [[customer] = []] = conversation
    ? await reader.people.participantsOf([conversation.no])
    : [];
  const sitting = LATER[who][appends % LATER[who].length];
  if (!conversation || !customer || !sitting) throw new Error(`The demo lost ${who}.`);
  const key = `${who} later ${appends}`;
  const times = squeezed(timesOf(sitting, key, now), conversation.updated, now);
  const props = {
    platform: 'MESSENGER',
    customer: customer.person.no,
    botApp: appId,
    shelf,
  } as const;
  const messages = compose([{ key, sitting, times }], props, false);
  const writer = history(tx, page);
  await writer.addMessages(conversation.no, messages);
  const until = lastByCustomer(messages) + CONTROL_MS;
  await writer.setThreadControl(conversation.no, { app: appId, until });
  return messages;
}

/**
 * Lets the other owned conversations stay owned until the next sitting, as if someone had moved
 * them to Main in the inbox. One that was passed on to another app meanwhile stays with it.
 */
async function keepOwners(
  tx: Transaction,
  { page, appId, conversations }: DemoRecord,
  now: number,
): Promise<void> {
  for (const platform of ['MESSENGER', 'INSTAGRAM'] as const) {
    for (const { who, owner } of CAST[platform].tales) {
      if (!owner || who in LATER) continue;
      const app = owner === 'bot' ? appId : INBOX_APPS[platform];
      const no = conversations[who] ?? 0;
      const row = await tx.pageReader(page).conversations.byNo(no);
      if (!row) continue;
      const idle = isIdle({ owner: row.ownerApp, until: row.controlUntil }, now);
      const endsSoon = row.ownerApp === app && row.controlUntil < now + DUE_MS;
      if (idle || endsSoon) {
        await history(tx, page).setThreadControl(no, { app, until: now + CONTROL_MS });
      }
    }
  }
}
