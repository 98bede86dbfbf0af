import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, it } from 'vitest';
import { openStore } from '../../src/house/store-engine.ts';
import { importPaths } from '../../src/ingest/import.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { nodeSqliteDialect } from '../../src/store/sqlite/kysely-dialect.ts';
import { e2ee, fb, T } from './support/threads.ts';

/** A store as it was before threads were known by evidence: one of Ada, cut over and encrypted. */
async function olderStore(file: string): Promise<void> {
  const database = new DatabaseSync(file);
  try {
    const older = Object.entries(migrations).filter(([name]) => name < '010');
    const provider = { getMigrations: async () => Object.fromEntries(older) };
    const db = new Kysely<unknown>({ dialect: nodeSqliteDialect(database) });
    const { error } = await new Migrator({ db, provider }).migrateToLatest();
    if (error) throw error;
    database.exec(`
      insert into page (no, id, name, mode, limits, profile) values (1, '1', 'Shop', 'archive', 'off', '{}');
      insert into person (page, no, id, platform, name) values (1, 1, '11', 0, 'Ada');
      insert into conversation values (1, 1073741900, 't_77', 0, 0, ${T + 1000}, 2, 0, 0, 1, null, null);
      insert into participant values (1, 1073741900, 0, 1, 1);
      insert into message values
        (1, 1073741900, ${T}, 0, 1, 4, 'one', null), (1, 1073741900, ${T + 1000}, 0, 0, 4, 'two', null);
      insert into imported_thread values
        (1, 0, 0, 'ada_77', 1073741900, 'e2ee_cutover', 'Ada', 'Shop'),
        (1, 0, 1, 'Ada_3', 1073741900, '', 'Ada', 'Shop');
      insert into event values (1, 5, 0, 'imported', '{}');
    `);
  } finally {
    database.close();
  }
}

it('goes on with a store of before, under the ids that it gave', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'older-store-'));
  try {
    const save = async (path: string, content: object): Promise<string> => {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), JSON.stringify(content));
      return join(folder, path.split('/')[0] ?? '');
    };
    const file = join(folder, 'convograph.db');
    await olderStore(file);
    const store = await openStore(file);
    try {
      expect(await store.page(1).log.last()).toBe(5);
      const page = await store.directory.pages.byNo(1);
      if (!page) throw new Error('no Page');
      const clock = { now: () => T };
      const media = { putFile: () => Promise.reject(new Error('no media here')) };
      const paths = [
        await save(
          'a/messages/e2ee_cutover/ada_77/message_1.json',
          fb(['Ada', 'Shop'], [['Ada', 'one']]),
        ),
        await save(
          'b/messages/Ada_9.json',
          e2ee(
            ['Ada', 'Shop'],
            [
              ['Shop', 'two', {}, 1],
              ['Ada', 'three', {}, 2],
            ],
          ),
        ),
      ];
      const report = await importPaths({ store, clock, media }, { page, paths });
      expect(report).toMatchObject({ new_conversations: 0, new_messages: 1, skipped: [] });
      const reader = store.page(1);
      const row = await reader.conversations.byId('t_77');
      expect(row).toMatchObject({ no: 1073741900, messageCount: 3 });
      const [taking = []] = await reader.people.participantsOf([1073741900]);
      expect(taking.map(({ person }) => person.id)).toEqual(['11']);
    } finally {
      await store.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
