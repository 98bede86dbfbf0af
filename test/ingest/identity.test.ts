import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Json } from '../support/world.ts';
import { archiveWorld } from './support/archive-world.ts';

const cases = resolve(import.meta.dirname, '../../../shared/data/archive-cases');
const input = (name: string, ...rest: string[]): string => join(cases, name, 'input', ...rest);
const me = 'Tern & Thistle';
const texts = (conversation: Json): string[] => conversation.messages.map((m: Json) => m.message);
const names = (list: Json): string[] => list.data.map((a: Json) => a.username ?? a.name);

/** Both downloads of a case, in either order and at once. */
const TURNS = [
  ['one after the other', [['1'], ['2']]],
  ['the newer first', [['2'], ['1']]],
  ['at once', [['1', '2']]],
  ['as one folder', [['']]],
] as const;

describe.skipIf(!existsSync(cases))(
  'reported downloads that follow one another (needs ../shared/data/archive-cases beside the project)',
  () => {
    async function having(name: string, turns: readonly (readonly string[])[]) {
      const it = await archiveWorld();
      const reports: Json[] = [];
      for (const turn of turns) {
        reports.push(
          await it.load(
            turn.map((each) => input(name, each)),
            { me },
          ),
        );
      }
      return {
        it,
        reports,
        all: await it.conversations(),
        [Symbol.asyncDispose]: () => it[Symbol.asyncDispose](),
      };
    }

    it.each(TURNS)('11: a group that was renamed is one: %s', async (_, turns) => {
      await using made = await having('11-thread-renamed-newer-download', turns);
      expect(made.all.map(texts)).toEqual([['first', 'second', 'third']]);
      if (turns.length === 2 && turns[0]?.[0] === '1') {
        expect(made.reports[1]).toMatchObject({ new_conversations: 0, new_messages: 1 });
      }
    });

    it.each(TURNS)('12: an account that was deleted keeps its name: %s', async (_, turns) => {
      await using made = await having('12-account-deleted-newer-download', turns);
      expect(made.all.map(texts)).toEqual([['hello there', 'hello Olive']]);
      expect(names(made.all[0].participants)).toEqual(['Olive Tran', 'Corner Shop']);
      expect(made.all[0].messages[0].from.name).toBe('Olive Tran');
    });

    it.each(TURNS)('13: encrypted threads are numbered anew: %s', async (_, turns) => {
      await using made = await having('13-e2ee-renumbered-newer-download', turns);
      expect(made.all.map(texts).sort()).toEqual([['alone'], ['eins', 'zwei', 'drei']]);
      if (turns.length === 2 && turns[0]?.[0] === '1') {
        expect(made.reports[1]).toMatchObject({ new_conversations: 0, new_messages: 1 });
      }
    });

    it('31: two deleted people stay two', async () => {
      await using made = await having('31-deleted-users-two-threads', [['']]);
      expect(made.all).toHaveLength(2);
      expect(new Set(made.all.map((c) => c.participants.data[0].id)).size).toBe(2);
    });

    it('35: the business may be renamed', async () => {
      await using it = await archiveWorld();
      const name = '35-business-renamed-newer-download';
      await it.load(input(name, '1'), { me });
      const report = await it.load(input(name, '2'), { me: 'Tern & Thistle Pottery' });
      expect(report).toMatchObject({ skipped: [], new_conversations: 0, new_messages: 1 });
      const all = await it.conversations();
      expect(all.map(texts)).toEqual([['first', 'reply', 'later']]);
      expect(names(all[0].participants)).toEqual(['Xena Roy', 'Corner Shop']);
    });

    it('24: every name is its own', async () => {
      await using made = await having('24-names', [['']]);
      expect(made.all).toHaveLength(6);
    });

    it('27: parts of one download are one', async () => {
      await using made = await having('27-split-zips-same-names', [
        ['part-1.zip', 'part-2.zip', 'part-3.zip'],
      ]);
      expect(made.all.map(texts).sort()).toEqual([
        ['enc'],
        ['old one', 'old two', 'new one', 'new two'],
      ]);
    });
  },
);
