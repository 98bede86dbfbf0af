import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pass } from 'node:timers/promises';
import type { Attack } from '../attack.ts';
import { sendMany } from '../sending.ts';

/** How long another program keeps the store locked, in ms. */
const HELD = 2_000;
const WRITES = 20;

export const writeLock: Attack = {
  name: 'write-lock',
  row: `write lock held ${HELD / 1000} s by another program, ${WRITES} writes waiting`,
  async run(victim) {
    const other = new DatabaseSync(join(victim.dataDir, 'convograph.db'), { timeout: 5_000 });
    other.exec('begin immediate');
    const writes = sendMany(victim, WRITES, {
      method: 'POST',
      path: '/_convograph/v1/users',
      headers: {
        authorization: `Bearer ${victim.controlKey}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ name: 'Somebody' }),
    });
    await pass(HELD);
    other.exec('rollback');
    other.close();
    await writes;
    return undefined;
  },
};
