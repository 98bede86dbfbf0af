import { describe, expect, it, onTestFinished } from 'vitest';
import type { Change } from '../../../src/store/engine.ts';
import { Polling } from '../../../src/store/postgres/polling.ts';
import { HeldTime } from '../../support/held-time.ts';

/** Looks at a database that answers what a test wants. */
async function looking() {
  const time = new HeldTime();
  const heard: (ReadonlyMap<number, Change> | 'anew')[] = [];
  const database = {
    answer: ['1:1:', '1:4 2:7'] as (string | null)[] | Error,
    asked: [] as string[],
  };
  const polling = new Polling({
    schema: 'shop',
    self: 'me',
    scheduler: time,
    ask: async (_, [seen]) => {
      database.asked.push(String(seen));
      if (database.answer instanceof Error) throw database.answer;
      return { rows: [database.answer], rowCount: 1 };
    },
    notify: async () => undefined,
    reader: { hear: (changed) => heard.push(changed), startAnew: () => heard.push('anew') },
  });
  await polling.begin();
  heard.length = 0;
  onTestFinished(() => polling.close());
  const look = async (answer: (string | null)[] | Error) => {
    database.answer = answer;
    time.pass(200);
    await new Promise(setImmediate);
  };
  return { polling, look, time, heard, database };
}

describe('looks at the revisions of all Pages', () => {
  it('are one statement each 200 ms, which names what was seen before', async () => {
    const { look, time, heard, database } = await looking();
    time.pass(199);
    expect(database.asked).toEqual(['']);
    time.pass(1);
    await new Promise(setImmediate);
    await look(['1:1:', null]);
    expect(database.asked).toEqual(['', '1:1:', '1:1:']);
    expect(heard).toEqual([]);
  });

  it('tell of Pages that another process changed, and of none that this one did', async () => {
    const { polling, look, heard } = await looking();
    polling.tell(new Map([[1, { mark: 5, people: false }]]));
    await look(['2:2:', '1:5 2:8 3:1']);
    expect(heard).toEqual([
      new Map([
        [2, { mark: 8, people: true }],
        [3, { mark: 1, people: true }],
      ]),
    ]);
    await look(['3:3:', '1:5 2:8 3:1']);
    expect(heard).toHaveLength(1);
  });

  it('that fail leave nothing known, until one does not', async () => {
    const { polling, look, heard } = await looking();
    expect(polling.isHeard).toBe(true);
    for (let i = 0; i < 5; i++) await look(new Error('away'));
    expect(polling.isHeard).toBe(false);
    await look(['1:1:', null]);
    expect(polling.isHeard).toBe(true);
    expect(heard).toEqual(['anew']);
  });
});
