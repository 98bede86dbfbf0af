import type { House } from '../../src/house/house.ts';
import { messengerConversationId } from '../../src/store/ids/conversation-id.ts';
import { history } from '../../src/store/page/history-writer.ts';
import type { NewMessage } from '../../src/store/page/writer.ts';

const START = Date.UTC(2026, 0, 1);

/** Fills a Page with conversations of one person each, all with the same messages of the person. */
export async function addConversations(
  { store }: Pick<House, 'store'>,
  page: { readonly no: number },
  count: number,
  messages: readonly Partial<NewMessage>[],
): Promise<void> {
  await store.transaction(async (tx) => {
    const writer = history(tx, page.no);
    for (let i = 0; i < count; i++) {
      const person = await writer.addPerson({
        id: String(2_000_000_000_000_000 + i),
        platform: 'MESSENGER',
        name: `Person ${i}`,
      });
      const no = await writer.addConversation({
        id: messengerConversationId(String(3_000_000_000_000_000 + i)),
        platform: 'MESSENGER',
        folder: 'inbox',
        people: [person],
      });
      await writer.addMessages(
        no,
        messages.map((one, k) => ({
          created: START + k * 1_000,
          sender: person,
          text: '',
          ...one,
        })),
      );
    }
  });
}
