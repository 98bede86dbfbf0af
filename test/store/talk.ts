import { history } from '../../src/store/page/history-writer.ts';
import type { Store } from '../../src/store/store.ts';

/** The number of the Page that the tests of the store write to. */
export const PAGE = 1;
export const MESSAGES_OF_A_TALK = 5;

/** Writes a person, a conversation with messages and an event in one transaction. */
export function addTalk(store: Store, name: string): Promise<void> {
  return store.transaction(async (tx) => {
    const page = history(tx, PAGE);
    const person = await page.addPerson({ id: name, platform: 'MESSENGER', name });
    const conversation = await page.addConversation({
      id: `t_${name}`,
      platform: 'MESSENGER',
      folder: 'inbox',
      people: [person],
    });
    const messages = Array.from({ length: MESSAGES_OF_A_TALK }, (_, i) => ({
      created: 1_700_000_000_000 + i,
      sender: person,
      text: `${name} ${i}`,
    }));
    await page.addMessages(conversation, messages);
    await page.addEvent(0, 'imported', { name });
  });
}
