import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/house/store-engine.ts';
import { deleteConversation } from '../../src/store/page/commands/delete-conversation.ts';
import { recordMessage } from '../../src/store/page/commands/record-message.ts';
import { deliveredUntil, keepMoment, momentIn } from '../../src/store/page/conversation-time.ts';
import type { ConversationRow, StoredConversation } from '../../src/store/page/conversations.ts';
import { history } from '../../src/store/page/history-writer.ts';
import { openWindow } from '../../src/store/page/window.ts';
import { addTalk, MESSAGES_OF_A_TALK, PAGE } from './talk.ts';

const TALK = 1_700_000_000_000 + MESSAGES_OF_A_TALK - 1;
const DAY = 24 * 3_600_000;

async function talk() {
  const store = await openStore(':memory:');
  onTestFinished(() => store.close());
  await addTalk(store, 'talk');
  return {
    window: (now = TALK) => store.page(PAGE).windows.of(1, now),
    store,
  };
}

it('is what a customer of an archive wrote last, within seven days', async () => {
  const { window } = await talk();
  expect(await window()).toEqual({ opened: TALK, by: 'message', isFound: true });
  expect(await window(TALK + 7 * DAY - 1)).toMatchObject({ opened: TALK, by: 'message' });
  expect(await window(TALK + 7 * DAY)).toBeUndefined();
});

it('is opened by what a customer does, and never set back', async () => {
  const { store, window } = await talk();
  const open = (at: number, by: 'postback' | 'reaction') =>
    store.transaction((tx) => openWindow(tx, PAGE, 1, at, by));
  await open(TALK + 5, 'postback');
  await open(TALK + 4, 'reaction');
  expect(await window()).toEqual({ opened: TALK + 5, by: 'postback' });
  const say = (sender: number, created: number) =>
    store.transaction((tx) => recordMessage(tx, PAGE, 1, () => ({ created, sender, text: '' })));
  await say(0, TALK + 9);
  expect(await window()).toEqual({ opened: TALK + 5, by: 'postback' });
  await say(1, TALK + 10);
  expect(await window()).toEqual({ opened: TALK + 10, by: 'message' });
});

it('stays open by what is no message where messages of the past come in', async () => {
  const { store, window } = await talk();
  const past = (created: number) =>
    store.transaction((tx) =>
      history(tx, PAGE).addMessages(1, [{ created, sender: 1, text: 'past' }]),
    );
  await store.transaction((tx) => openWindow(tx, PAGE, 1, TALK + 5, 'reaction'));
  await past(TALK + 4);
  expect(await window()).toEqual({ opened: TALK + 5, by: 'reaction' });
  await past(TALK + 6);
  expect(await window()).toMatchObject({ opened: TALK + 6, by: 'message' });
});

it('stays open where a conversation becomes part of another, whose events go on behind its own', async () => {
  const { store, window } = await talk();
  await addTalk(store, 'other');
  await store.transaction((tx) => openWindow(tx, PAGE, 2, TALK + 5, 'optin'));
  await store.transaction((tx) => keepMoment(tx, PAGE, 2, TALK + 7, TALK + 6));
  const row = await store.page(PAGE).conversations.byNo(2);
  const [taking = []] = await store.page(PAGE).people.participantsOf([2]);
  await store.transaction((tx) =>
    history(tx, PAGE).mover.foldConversation(row as StoredConversation, taking, 1),
  );
  expect(await window()).toEqual({ opened: TALK + 5, by: 'optin' });
  const one = (await store.page(PAGE).conversations.byNo(1)) as ConversationRow;
  const times = await store.transaction(async (tx) => [
    await momentIn(tx, PAGE, one, TALK),
    await deliveredUntil(tx.rows(PAGE), PAGE, 1),
  ]);
  expect(times).toEqual([TALK + 7, TALK + 6]);
});

it('is found anew where messages of the past come in, and is gone with the conversation', async () => {
  const { store, window } = await talk();
  await store.transaction((tx) => openWindow(tx, PAGE, 1, TALK - 3, 'optin'));
  expect(await window()).toEqual({ opened: TALK - 3, by: 'optin' });
  await store.transaction((tx) =>
    history(tx, PAGE).addMessages(1, [{ created: TALK - 9, sender: 0, text: 'past' }]),
  );
  expect(await window()).toEqual({ opened: TALK, by: 'message', isFound: true });
  await store.transaction((tx) => openWindow(tx, PAGE, 1, TALK, 'optin'));
  await store.transaction((tx) => deleteConversation(tx, PAGE, 1, TALK));
  expect(await window()).toBeUndefined();
});
