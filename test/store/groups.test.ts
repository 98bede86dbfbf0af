import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Connection } from '../../src/store/connection.ts';
import type { Change } from '../../src/store/engine.ts';
import { Groups } from '../../src/store/sqlite/groups.ts';
import { ForeignWait } from '../../src/store/sqlite/member.ts';
import { Patience } from '../../src/store/sqlite/patience.ts';
import { SqliteConnection } from '../../src/store/sqlite/sqlite-connection.ts';
import { Statement } from '../../src/store/statement.ts';
import { HeldTime } from '../support/held-time.ts';

const none = () => undefined as never;
const put = new Statement<{ name: string }, never>(
  (db, p) => ({ compile: () => sql`insert into note values (${p.name})`.compile(db) }),
  none,
);
/** More than the database may hold. */
const putMuch = new Statement<object, never>(
  (db) => ({ compile: () => sql`insert into note values (zeroblob(1e6))`.compile(db) }),
  none,
);

/** Groups over a table of notes, and how many were committed. */
function groups() {
  const database = new DatabaseSync(':memory:');
  onTestFinished(() => {
    if (database.isOpen) database.close();
  });
  database.exec('create table note (name unique)');
  const [time, seen] = [new HeldTime(), { commits: 0, changed: new Map<number, Change>() }];
  const made = new Groups(new SqliteConnection(database, { sharesReads: false }), {
    patience: new Patience(time),
    ready: async () => undefined,
    begun: () => undefined,
    ended: () => undefined,
    committed: async (changed) => {
      seen.commits++;
      seen.changed = new Map(changed);
    },
    failure: () => undefined,
  });
  const names = () =>
    database
      .prepare('select name from note order by rowid')
      .all()
      .map(({ name }) => name);
  const write = (name: string, isAlone = false) =>
    made.run(async (tx) => tx.run(put, { name }), isAlone);
  return { database, time, seen, names, write, run: made.run.bind(made) };
}

describe('a group', () => {
  it('is what waits, and what comes while it is open', async () => {
    const { seen, names, run, write } = groups();
    let later: Promise<unknown> | undefined;
    const asking = run(async () => {
      later = write('c');
    }, false);
    await Promise.all([asking, write('a'), write('b')]);
    await later;
    expect(names()).toEqual(['a', 'b', 'c']);
    expect(seen.commits).toBe(1);
  });

  it('has 64 at most', async () => {
    const { seen, write } = groups();
    await Promise.all(Array.from({ length: 130 }, (_, i) => write(`${i}`)));
    expect(seen.commits).toBe(3);
  });

  it('begins none after 5 ms', async () => {
    const { time, seen, run } = groups();
    const slow = () => run(async () => time.pass(2), false);
    await Promise.all(Array.from({ length: 7 }, slow));
    expect(seen.commits).toBe(3);
  });

  it('goes on when one fails, of which nothing stays', async () => {
    const { seen, names, run, write } = groups();
    const no = new Error('no');
    const failing = run(async (tx) => {
      await tx.run(put, { name: 'b' });
      throw no;
    }, false);
    const all = await Promise.allSettled([write('a'), failing, write('a'), write('c')]);
    expect(all.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(all[1]).toMatchObject({ reason: no });
    expect(names()).toEqual(['a', 'c']);
    expect(seen.commits).toBe(1);
  });

  it('tells the marks of those that stay, and of no other', async () => {
    const { seen, run } = groups();
    const marking = (page: number, error?: Error) =>
      run(async (tx) => {
        tx.changed(page, { mark: 7, people: false });
        if (error) throw error;
      }, false);
    await Promise.allSettled([marking(1), marking(2, new Error('no')), marking(3)]);
    expect([...seen.changed.keys()]).toEqual([1, 3]);
  });

  it('is not committed where nobody has done anything', async () => {
    const { seen, run } = groups();
    await run(() => Promise.reject(new Error('no')), false).catch(() => undefined);
    expect(seen.commits).toBe(0);
  });

  it('of a long transaction has no other', async () => {
    const { seen, names, write } = groups();
    await Promise.all([write('a'), write('b'), write('import', true), write('c'), write('d')]);
    expect(names()).toEqual(['a', 'b', 'import', 'c', 'd']);
    expect(seen.commits).toBe(3);
  });

  it('ends in the order in which it was asked for', async () => {
    const { write } = groups();
    const ended: number[] = [];
    await Promise.all(
      Array.from({ length: 100 }, (_, i) => write(`${i}`, i % 30 === 7).then(() => ended.push(i))),
    );
    expect(ended).toEqual([...ended].sort((one, other) => one - other));
    expect(ended).toHaveLength(100);
  });
});

describe('where SQLite undoes all of a group, as when the disk is full', () => {
  it('only the one that is to blame fails: each is run again alone', async () => {
    const { database, seen, names, run, write } = groups();
    database.exec('pragma max_page_count = 50');
    const tries: string[] = [];
    const noting = (name: string) =>
      run(async (tx) => {
        tries.push(name);
        await tx.run(put, { name });
        return name;
      }, false);
    const much = () =>
      run((tx) => Promise.resolve(tx.run(putMuch, {})).then(() => undefined), false);
    const all = await Promise.allSettled([noting('a'), noting('b'), much(), write('c')]);
    expect(all.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(all[2]).toMatchObject({ reason: { errcode: 13 } });
    expect(tries).toEqual(['a', 'b', 'a', 'b']);
    expect(names()).toEqual(['a', 'b', 'c']);
    expect(seen.commits).toBe(3);
  });

  it('one that goes on as if nothing had happened changes nothing', async () => {
    const { database, names, run, write } = groups();
    database.exec('pragma max_page_count = 50');
    const stubborn = run(async (tx) => {
      try {
        await tx.run(putMuch, {});
      } catch {}
      await tx.run(put, { name: 'alone' });
    }, false);
    await Promise.allSettled([write('a'), stubborn]);
    await expect(stubborn).rejects.toThrow('has ended');
    expect(names()).toEqual(['a']);
  });
});

describe('a transaction of a group', () => {
  it('that waits for something other than the store is undone, and told where it was asked for', async () => {
    const { names, run, write } = groups();
    const waiting = run(async (tx) => {
      await tx.run(put, { name: 'b' });
      await new Promise(() => undefined);
    }, false);
    const all = await Promise.allSettled([write('a'), waiting, write('c')]);
    expect(all[1]).toMatchObject({ status: 'rejected', reason: expect.any(ForeignWait) });
    await expect(waiting).rejects.toMatchObject({
      stack: expect.stringContaining('groups.test.ts'),
    });
    expect(names()).toEqual(['a', 'c']);
  });

  it('that waits for another of the store is undone too: it would wait for itself', async () => {
    const { names, run, write } = groups();
    await expect(run(() => write('inner'), false)).rejects.toThrow(ForeignWait);
    await write('after');
    expect(names()).toEqual(['inner', 'after']);
  });

  it('can do nothing once it has ended', async () => {
    const { names, run, write } = groups();
    let late: (() => unknown) | undefined;
    await run(async (tx) => {
      late = () => tx.run(put, { name: 'late' });
    }, false);
    const next = run(async (tx) => {
      expect(late).toThrow('has ended');
      return tx.run(put, { name: 'own' });
    }, false);
    await Promise.all([next, write('other')]);
    expect(names()).toEqual(['own', 'other']);
  });
});

describe('whatever is asked for at once', () => {
  const fates = ['stays', 'stays', 'stays', 'is long', 'fails', 'is too much', 'waits'] as const;

  it('leaves what each was told, in the order in which it was asked for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...fates), { maxLength: 150 }), async (asked) => {
        const { database, names, run } = groups();
        database.exec('pragma max_page_count = 50');
        const told: string[] = [];
        const all = asked.map(async (fate, i) => {
          const name = `${i}`;
          const work = async (tx: Connection) => {
            await tx.run(put, { name });
            if (fate === 'fails') throw new Error('no');
            if (fate === 'is too much') await tx.run(putMuch, {});
            if (fate === 'waits') await new Promise(() => undefined);
          };
          await run(work, fate === 'is long');
          told.push(name);
        });
        const settled = await Promise.allSettled(all);
        const expected = asked.flatMap((fate, i) =>
          /^(stays|is long)$/.test(fate) ? [`${i}`] : [],
        );
        expect(told).toEqual(expected);
        expect(names()).toEqual(expected);
        expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(told.length);
        database.close();
      }),
      { numRuns: 60 },
    );
  });
});
