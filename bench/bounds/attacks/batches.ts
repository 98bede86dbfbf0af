import type { Attack } from '../attack.ts';
import { addConversations } from '../fill.ts';
import { send } from '../sending.ts';

/** A request of its own may have 25,000 nodes: 50 conversations with 500 messages each. */
const [CONVERSATIONS, MESSAGES] = [50, 500];
const ITEMS = 50;

const batchOf = (name: string, row: string, fields: string): Attack => ({
  name,
  row,
  fill: (house, page) =>
    addConversations(house, page, CONVERSATIONS, Array(MESSAGES).fill({ text: 'hello' })),
  async run(victim) {
    const url = `me/conversations?limit=49&fields=${fields}`;
    const batch = JSON.stringify(Array(ITEMS).fill({ relative_url: url }));
    await send(victim, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ access_token: victim.token, batch }).toString(),
    });
    return undefined;
  },
});

/** As many nodes in each item as a request may have. */
export const fullBatch = batchOf(
  'full-batch',
  'batch of 50 × 25,000 nodes',
  'messages.limit(500){message,from}',
);

/** Items that are refused when all their nodes are there. */
export const refusedBatch = batchOf(
  'refused-batch',
  'batch of 50 × 50,000 nodes, each refused',
  'messages.limit(500).as(a){from},messages.limit(500).as(b){from}',
);
