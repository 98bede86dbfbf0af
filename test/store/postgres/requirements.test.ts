import { describe, expect, it } from 'vitest';
import { requireFit } from '../../../src/store/postgres/requirements.ts';

const FIT = {
  version: '18.4',
  number: 180_004,
  fsync: 'on',
  commit: 'on',
  encoding: 'UTF8',
  standby: 0,
};

/** A server that says of itself what a test wants. */
const saying = (other: Partial<typeof FIT>) =>
  requireFit({ query: async () => ({ rows: [{ ...FIT, ...other }] }) } as never);

describe('a server', () => {
  it.each([
    [{ fsync: 'off' }, 'fsync off, and would lose what was acknowledged'],
    [{ standby: 1 }, 'is a standby, which takes no changes'],
    [{ number: 150_020, version: '15.20' }, 'is PostgreSQL 15.20: the store needs 16 or newer'],
    [{ encoding: 'SQL_ASCII' }, 'has the encoding SQL_ASCII'],
  ])('that says %o is refused in a sentence', async (other, sentence) => {
    await expect(saying(other)).rejects.toThrow(sentence);
  });

  it('that acknowledges before it has written is told to write first', async () => {
    expect(await saying({})).toBe('begin isolation level read committed');
    expect(await saying({ commit: 'off' })).toContain('set local synchronous_commit to on');
    expect(await saying({ commit: 'remote_apply' })).toBe('begin isolation level read committed');
  });
});
