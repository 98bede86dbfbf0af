import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/base/clock.ts';
import { INVARIANTS } from '../../src/store/check/invariants.ts';
import { WHOLE_TABLES } from '../../src/store/transfer/tables.ts';
import { BotServer } from '../../src/testing/bot-server.ts';
import { controlClient } from '../../src/testing/control/client.ts';
import { carriedOut, convograph, dataDir, type Run } from '../cli/run.ts';
import { world } from '../support/world.ts';
import { BREAKS } from './breaks.ts';

/** A small store that is sound: two conversations on Messenger and one on Instagram, an app that is told. */
const base = dataDir();

beforeAll(async () => {
  const shop = await world();
  // It never answers: what is told of is on its way, and nothing is written of it, while the store is copied.
  const { promise: unanswered } = Promise.withResolvers<never>();
  const bot = await BotServer.start(() => unanswered);
  const control = controlClient(shop.server.url, shop.server.controlKey);
  const { id: page } = shop.page;
  await control.subscribeApp({
    ...{ app: shop.app.id, page, fields: ['messages'], verify: false },
    ...{ callback_url: bot.url, verify_token: 'v' },
  });
  const said = [{ text: 'Is it there?' }, { by: 'page', text: 'It is.' }, { text: 'Thank you' }];
  await shop.conversation({ said: said as never });
  await shop.conversation({ people: [await shop.person('Bo Chen')] });
  await shop.conversation({ platform: 'INSTAGRAM' });
  const as = (await control.listPeople({ page })).data[0]?.id as string;
  await control.say({ page, as, text: 'Still there?' });
  await control.say({ page, as, text: 'Hello?' });
  mkdirSync(base);
  await (await shop.server.store.copyTo(join(base, 'convograph.db'))).close();
  copyFileSync(join(shop.server.dataDir, 'key'), join(base, 'key'));
  await bot.close();
  await shop.close();
});

/** The store once more, in a place of its own. */
function copied(): string {
  const data = dataDir();
  mkdirSync(data);
  for (const name of ['convograph.db', 'key']) copyFileSync(join(base, name), join(data, name));
  return data;
}

function changed(data: string, sql: string): void {
  const database = new DatabaseSync(join(data, 'convograph.db'), {
    enableForeignKeyConstraints: false,
  });
  database.exec(sql);
  database.close();
}

const check = (data: string, ...flags: string[]): Promise<Run> =>
  carriedOut(['store', 'check', '--data', data, '--json', ...flags]);

interface Found {
  readonly sound: boolean;
  readonly findings: readonly {
    readonly name: string;
    readonly means: string;
    readonly todo: string;
    readonly examples: readonly string[];
  }[];
}

async function findingsOf(data: string, ...flags: string[]) {
  const { code, stdout, stderr } = await check(data, ...flags);
  expect(stderr).toBe('');
  const { sound, findings } = JSON.parse(stdout) as Found;
  expect([code, sound]).toEqual(findings.length > 0 ? [1, false] : [0, true]);
  return findings;
}

const namesOf = async (data: string, ...flags: string[]): Promise<string[]> =>
  (await findingsOf(data, ...flags)).map(({ name }) => name).sort();

describe('what is broken is named', () => {
  it('nothing of a store that is sound', async () => {
    expect(await namesOf(copied(), '--bytes')).toEqual([]);
  });

  it.each(Object.entries(BREAKS))('%s', async (_, { sql, found }) => {
    const data = copied();
    changed(data, sql);
    expect(await namesOf(data)).toEqual([...found].sort());
  });

  it('rows of a Page that is not there, of every table, and cells that cannot be read', async () => {
    const data = copied();
    const database = new DatabaseSync(join(data, 'convograph.db'));
    const expected: string[] = [];
    for (const { table, key, isOfPage } of WHOLE_TABLES) {
      const columns = database.prepare('select name, type from pragma_table_info(?)').all(table);
      const unreadable = columns.find(
        ({ name, type }) => /int/i.test(String(type)) && !key.includes(String(name)),
      );
      const cells = columns.map(({ name, type }) => {
        if (name === unreadable?.name) return `'none'`;
        return name === 'page' ? 77 : /int/i.test(String(type)) ? 78 : `'1'`;
      });
      database.exec(`insert into "${table}" values (${cells.join(', ')})`);
      if (isOfPage) expected.push(`${table}.page`);
      if (unreadable) expected.push(`${table}.readable`);
    }
    database.close();
    expect(await namesOf(data)).toEqual(expect.arrayContaining(expected));
  });

  it('and no invariant is without a break', () => {
    const named = new Set(Object.values(BREAKS).flatMap(({ found }) => found));
    const all = INVARIANTS.map(({ name }) => name).filter(
      (name) => !/\.(?:page|readable)$/.test(name) || named.has(name),
    );
    expect(all.filter((name) => !named.has(name))).toEqual([]);
  });
});

describe('what a person reads', () => {
  it('what it means, where, and what to do', async () => {
    const data = copied();
    changed(data, BREAKS['a count of messages']?.sql ?? '');
    const { code, stdout } = await carriedOut(['store', 'check', '--data', data]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^The store is not sound\. One thing does not fit: /);
    expect(stdout).toContain('conversation page 1 no 1');
    expect(stdout).toMatch(/What it means: .*\n {2}What to do: /);
  });

  it('that it is sound, in a process of its own', async () => {
    const { code, stdout, stderr } = await convograph(['store', 'check', '--data', copied()]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^The store is sound: \d+ rows, 0 media of 0 bytes\.\n$/);
  });

  it('that there is no store there', async () => {
    const { code, stderr } = await carriedOut(['store', 'check', '--data', dataDir()]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^There is no store at /);
  });
});

describe('files', () => {
  it('a database whose pages were written over', async () => {
    const data = copied();
    const file = join(data, 'convograph.db');
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0x5a, Math.floor(bytes.length / 2)));
    expect(await namesOf(data)).toEqual(['file.damaged']);
  });

  it('a file that is no database', async () => {
    const data = copied();
    writeFileSync(join(data, 'convograph.db'), 'no database at all '.repeat(500));
    expect(await namesOf(data)).toEqual(['file.damaged']);
  });

  it('a key that is gone, and one that is another', async () => {
    const data = copied();
    rmSync(join(data, 'key'));
    expect(await namesOf(data)).toEqual(['key']);
    writeFileSync(join(data, 'key'), 'f'.repeat(64));
    expect(await namesOf(data)).toEqual(['secret.sealed']);
  });

  it('a medium with other bytes, once they are read, and one that no row tells of', async () => {
    const data = copied();
    const name = 'ab'.repeat(32);
    mkdirSync(join(data, 'media', 'ab'), { recursive: true });
    writeFileSync(join(data, 'media', 'ab', name.slice(2)), 'other bytes');
    const { code, stdout } = await carriedOut(['store', 'check', '--data', data]);
    expect(code).toBe(0);
    expect(stdout).toContain('No row tells of one medium, 11 bytes');
    expect(await namesOf(data, '--bytes')).toEqual(['media.damaged']);
  });
});

it('the store may be written meanwhile', async () => {
  const shop = await world();
  const control = controlClient(shop.server.url, shop.server.controlKey);
  const { id: page } = shop.page;
  const { id: as } = await control.createPerson({ page, name: 'Ada' });
  let isOver = false;
  const writing = (async () => {
    for (let i = 0; !isOver; i++)
      await control.say({ page, as, text: `${i} ${systemClock.now()}` });
  })();
  for (let i = 0; i < 5; i++) expect(await namesOf(shop.server.dataDir)).toEqual([]);
  isOver = true;
  await writing;
  await shop.close();
});
