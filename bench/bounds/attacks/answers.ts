import type { Attack, Victim } from '../attack.ts';
import { addConversations } from '../fill.ts';
import { highest } from '../memory.ts';
import { send, sendMany } from '../sending.ts';

/** 24,000 bytes each, as Meta escapes; 13 conversations are just below 32 MB, 14 just past. */
const MESSAGE = { text: '\u4e2d\u6587'.repeat(2_000) };
const MESSAGES = 100;
const CONVERSATIONS = 100;
const [BELOW, PAST] = [13, 14];
const AT_ONCE = 10;
const MANY = 200;
/** MB. */
const MEMORY = 400;

const fill: Attack['fill'] = (house, page) =>
  addConversations(house, page, CONVERSATIONS, Array(MESSAGES).fill(MESSAGE));

const path = ({ token }: Victim, conversations: number, more = ''): string =>
  `/me/conversations?limit=${conversations}&fields=messages.limit(${MESSAGES})%7Bmessage%7D&access_token=${token}${more}`;

/** All messages of a hundred conversations in one answer: 240 MB. */
export const hugeAnswer: Attack = {
  name: 'huge-answer',
  row: '100 × 100 messages of 4,000 Chinese letters',
  fill,
  run: async (victim) => [
    await highest(victim, MEMORY, () => send(victim, { path: path(victim, CONVERSATIONS) })),
  ],
};

const atOnce = (victim: Victim, more = '', headers = {}): Promise<unknown> =>
  Promise.all(
    [BELOW, PAST].map((count) =>
      sendMany(victim, AT_ONCE, { path: path(victim, count, more), headers }),
    ),
  );

/** Answers at the bound, as many as one client may care to ask for. */
export const fullAnswers: Attack = {
  name: 'full-answers',
  row: '10 answers just below 32 MB and 10 just past, at once',
  fill,
  run: async (victim) => [await highest(victim, MEMORY, () => atOnce(victim))],
};

/** Answers below the size of a piece, as many as a browser's tabs would never ask for. */
export const manyAnswers: Attack = {
  name: 'many-answers',
  row: `${MANY} answers of 0.9 MB, at once`,
  fill,
  run: async (victim) => {
    const one = `/me/conversations?limit=1&fields=messages.limit(37)%7Bmessage%7D&access_token=${victim.token}`;
    return [await highest(victim, MEMORY, () => sendMany(victim, MANY, { path: one }))];
  },
};

/** Answers at the bound, each spread over lines, compressed and hashed. */
export const arrangedAnswers: Attack = {
  name: 'arranged-answers',
  row: 'the same, pretty and with gzip',
  fill,
  run: async (victim) => [
    await highest(victim, MEMORY, () => atOnce(victim, '&pretty=1', { 'accept-encoding': 'gzip' })),
  ],
};
