import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TAR_END, tarEntries, tarHeader, tarPadding } from '../../src/snapshot/tar.ts';
import { type World, world } from '../support/world.ts';
import { restore, save } from './machines.ts';

type Entry = readonly [name: string, bytes: Buffer];

let shop: World;
let file: string;
let entries: Entry[];
beforeAll(async () => {
  shop = await world();
  await shop.conversation({ said: [{ text: 'hello' }, { text: 'Is it there?' }] });
  ({ file } = await save(shop.server, { name: 'hostile' }));
  const plain = Readable.from([zstdDecompressSync(readFileSync(file))]);
  entries = [];
  for await (const { name, bytes } of tarEntries(plain)) {
    const parts: Buffer[] = [];
    for await (const some of bytes()) parts.push(some);
    entries.push([name, Buffer.concat(parts)]);
  }
});
afterAll(() => shop.close());

/** Has the snapshot be of these files. */
const pack = (all: readonly Entry[]): void => {
  const parts = all.flatMap(([name, bytes]) => [
    ...[tarHeader(name, bytes.length), bytes, tarPadding(bytes.length)],
  ]);
  writeFileSync(file, zstdCompressSync(Buffer.concat([...parts, TAR_END])));
};

/** Has its rows be others. */
const change = (sql: string): void => {
  const path = join(shop.server.dataDir as string, 'changed.db');
  const [head, rows] = entries as [Entry, Entry];
  writeFileSync(path, rows[1]);
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  database.exec(sql);
  database.close();
  pack([head, [rows[0], readFileSync(path)]]);
  rmSync(path);
};

const FIELDS = 'id,messages{id,message,created_time,from,to}';
const talk = async (): Promise<string> =>
  (await shop.get('/me/conversations', { fields: FIELDS })).text;

const folder = (): string[] => readdirSync(join(shop.server.dataDir as string, 'snapshots'));

async function expectRefused(words: RegExp): Promise<void> {
  const before = await talk();
  await expect(restore(shop.server, { snapshot: 'hostile' })).rejects.toThrow(words);
  expect(await talk()).toBe(before);
  expect(folder()).toEqual(['hostile.convograph']);
}

describe('a file that somebody made by hand is refused with a sentence, and nothing changes', () => {
  it.each([
    'create trigger t after insert on page begin delete from page; end',
    'create view v as select 1',
    'create table other (x)',
    'alter table page add column more text',
    'create virtual table f using fts5(x)',
    "update message set created = 'soon' where text = 'hello'",
    'update message set text = zeroblob(4)',
    "update message set created = 9223372036854775807 where text = 'hello'",
    "update page set entry_apps = '{'",
    'drop table message',
  ])('of rows: %s', async (sql) => {
    change(sql);
    await expectRefused(/damaged/);
  });

  it('of rows that contradict each other', async () => {
    const columns = new DatabaseSync(join(shop.server.dataDir as string, 'convograph.db'), {
      readOnly: true,
    });
    const names = columns
      .prepare("select name from pragma_table_info('person') where name <> 'no'")
      .all()
      .map(({ name }) => `"${name}"`);
    columns.close();
    change(
      `drop index person_id; insert into person (no, ${names}) select no + 1000, ${names} from person`,
    );
    await expectRefused(/contradicts itself/);
  });

  it('of a later Convograph', async () => {
    change("insert into kysely_migration values ('999-later', '2099-01-01')");
    await expectRefused(/taken by a newer Convograph: update this one/);
    const [[name, said], rows] = entries as [Entry, Entry];
    pack([[name, Buffer.from(said.toString().replace('"format":1', '"format":2'))], rows]);
    await expectRefused(/taken by a newer Convograph: update this one/);
  });

  it.each(['../../evil', '/tmp/evil', 'media/../../evil', `media/${'a'.repeat(64)}`, 'rows.db'])(
    'with a file %s in it',
    async (name) => {
      pack([...entries, [name, Buffer.from('evil')]]);
      await expectRefused(/damaged/);
      expect(readdirSync(shop.server.dataDir as string)).not.toContain('evil');
    },
  );

  it('that unpacks to much more than it is', async () => {
    pack([entries[0] as Entry, ['rows.db', Buffer.alloc(40_000_000)]]);
    expect(readFileSync(file).length).toBeLessThan(50_000);
    await expectRefused(/unpacks to more than 500 times/);
  });
});

it('brings rows up that an earlier Convograph wrote', async () => {
  const before = await talk();
  change(`drop index conversation_listed; alter table conversation drop column newest_text;
    create index conversation_listed on conversation (page, platform, folder, updated, no);
    alter table conversation drop column first_tie;
    alter table page_revision drop column attempts; alter table page_revision drop column restored;
    alter table page drop column id_no; alter table page drop column primary_receiver;
    alter table page drop column takers; alter table page drop column entry_apps;
    alter table app drop column used_forms;
    drop table control_step; drop table call_count; drop table reversal; delete from kysely_migration where name >= '029'`);
  await shop.conversation({ said: [{ text: 'since' }] });
  await restore(shop.server, { snapshot: 'hostile' });
  expect(await talk()).toBe(before);
});
