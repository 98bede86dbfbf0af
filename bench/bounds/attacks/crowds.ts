import { history } from '../../../src/store/page/history-writer.ts';
import type { Attack, Victim } from '../attack.ts';
import { addConversations } from '../fill.ts';
import { highest } from '../memory.ts';
import { sendMany } from '../sending.ts';

const PEOPLE = 100_000;
const AT_ONCE = 10;
/** MB. */
const MEMORY = 400;

/** One message to which a hundred thousand have reacted, and everybody in a list. */
const fill: Attack['fill'] = async (house, page) => {
  const reactions = Array.from({ length: PEOPLE }, (_, i) => ({ reaction: '❤', by: i + 1 }));
  await house.store.transaction(async (tx) => {
    const writer = history(tx, page.no);
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
  run: async (victim) => [
    await highest(victim, MEMORY, () => list(victim, `pages/${victim.pageId}/people`)),
  ],
};

/** As many users, each with a role. */
export const usersList: Attack = {
  name: 'users-list',
  row: `control plane's list of ${PEOPLE} users, ${AT_ONCE} times at once`,
  fill: (house, page) =>
    house.store.transaction(async ({ directory }) => {
      for (let i = 0; i < PEOPLE; i++) {
        const id = String(6_000_000 + i);
        await directory.users.add({ id, name: `U ${i}` });
        await directory.users.putRole({ page: page.no, user: id, tasks: ['MESSAGING'] });
      }
    }),
  run: async (victim) => [await highest(victim, MEMORY, () => list(victim, 'users'))],
};

const list = (victim: Victim, path: string): Promise<void> =>
  sendMany(victim, AT_ONCE, {
    path: `/_convograph/v1/${path}`,
    headers: { authorization: `Bearer ${victim.controlKey}` },
  });
