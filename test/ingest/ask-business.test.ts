import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { askBusiness, canAsk } from '../../src/cli/ask-business.ts';
import type { BusinessQuestion } from '../../src/ingest/archive/business-question.ts';

const names = ['Maya Lind', 'Ada', 'Corner Shop', '3 Bears'];
const question: BusinessQuestion = {
  platform: 'MESSENGER',
  names: names.map((name, i) => ({ name, threads: 4 - i })),
  of: 4,
  find: (text) => names.find((name) => name.toLowerCase() === text.trim().toLowerCase()),
  worse: [
    { name: 'Corner Shop', threads: 2 },
    { name: 'Maya Lind', threads: 4 },
  ],
  flag: '--me',
};

const streams: PassThrough[] = [];
afterEach(() => {
  for (const stream of streams.splice(0)) stream.destroy();
});

/** What somebody at a terminal sees and gets who types something. */
async function typing(text: string, asked = question) {
  const [stdin, stderr] = [true, true].map((isTTY) => Object.assign(new PassThrough(), { isTTY }));
  if (!stdin || !stderr) throw new Error('no streams');
  streams.push(stdin, stderr);
  let shown = '';
  stderr.setEncoding('utf8').on('data', (piece: string) => (shown += piece));
  stdin.end(text);
  const answer = await askBusiness(asked, { stdin, stderr });
  return { answer, shown };
}

describe('the question who the business is', () => {
  it('tells why it is asked, and who is there in how many threads', async () => {
    const { answer, shown } = await typing('1\r');
    expect(answer).toBe('Maya Lind');
    expect(shown).toContain(
      '"Corner Shop" takes part in 2 of 4 threads of the archive, and "Maya Lind" in 4.\n',
    );
    expect(shown).toContain('   1  Maya Lind (4 of 4 threads)\n   2  Ada (3 of 4 threads)\n');
  });

  it.each([
    ['a number', '3\r', 'Corner Shop'],
    ['a name', 'Ada\r', 'Ada'],
    ['a name in another case, with spaces', '  maya lind \r', 'Maya Lind'],
    ['a name that begins with a digit', '3 Bears\r', '3 Bears'],
    ['something else first', '\r9\rEve\r0\r2\r', 'Ada'],
  ])('takes %s', async (_, text, name) => {
    expect((await typing(text)).answer).toBe(name);
  });

  it('says so of what is not there', async () => {
    expect((await typing('Eve\r1\r')).shown).toContain('There is no "Eve" in the archive.');
  });

  it('gives nothing when the input ends, and stops when interrupted', async () => {
    expect((await typing('')).answer).toBe('');
    await expect(typing('\u0003')).rejects.toThrow('Stopped: nothing was written.');
  });

  it('lists the first fifteen, and takes the others by name', async () => {
    const many = Array.from({ length: 40 }, (_, i) => ({ name: `Name ${i}`, threads: 1 }));
    const asked = {
      ...question,
      names: many,
      find: (text: string) => many.find(({ name }) => name === text)?.name,
    };
    const { answer, shown } = await typing('Name 30\r', asked);
    expect(answer).toBe('Name 30');
    expect(shown).toContain('  15  Name 14 (1 of 4 threads)\n      and 25 more\n');
    expect(shown).not.toContain('  16  ');
  });
});

it('asks only where stdin and stderr are a terminal', () => {
  const stream = (isTTY?: boolean) => Object.assign(new PassThrough(), isTTY ? { isTTY } : {});
  const can = (stdin: boolean, stderr: boolean) =>
    canAsk({ stdin: stream(stdin), stderr: stream(stderr) });
  expect([can(true, true), can(true, false), can(false, true), can(false, false)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
