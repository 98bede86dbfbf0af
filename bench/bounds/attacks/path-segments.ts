import type { Attack } from '../attack.ts';
import { send } from '../sending.ts';

/** As long as a target may be, and every segment malformed. */
const path = `/${'%ff/'.repeat(16_000)}`;

export const pathSegments: Attack = {
  name: 'path-segments',
  row: '20 paths of %ff/, at once',
  async run(victim) {
    await Promise.all(Array.from({ length: 20 }, () => send(victim, { path })));
    return undefined;
  },
};
