import type { Attack } from '../attack.ts';
import { addConversations } from '../fill.ts';
import { sendMany } from '../sending.ts';

const PEOPLE = 100_000;
const AT_ONCE = 10;

/** One message to which a hundred thousand have reacted, and everybody in a list. */
const fill: Attack['fill'] = async (house, page) => {
  const reactions = Array.from({ length: PEOPLE }, (_, i) => ({ reaction: '❤', by: i + 1 }));
  await house.store.transaction(async (tx) => {
    const writer = tx.page(page.no);
    for (let i = 0; i < PEOPLE; i++) {
      await writer.addPerson({ id: String(5_000_000 + i), platform: 'MESSENGER', name: `P ${i}` });
    }
  });
  await addConversations(house, page, 1, [{ text: 'hello', extra: { reactions } }]);
};

export const reactions: Attack = {
  name: 'reactions',
  row: `${PEOPLE} reactions on one message, asked for ${AT_ONCE} times at once`,
  fill,
  async run(victim) {
    const path = `/me/conversations?fields=messages%7Breactions%7D&access_token=${victim.token}`;
    await sendMany(victim, AT_ONCE, { path });
    return undefined;
  },
};

export const peopleList: Attack = {
  name: 'people-list',
  row: `control plane's list of ${PEOPLE} people, ${AT_ONCE} times at once`,
  fill,
  async run(victim) {
    await sendMany(victim, AT_ONCE, {
      path: `/_convograph/v1/pages/${victim.pageId}/people`,
      headers: { authorization: `Bearer ${victim.controlKey}` },
    });
    return undefined;
  },
};
