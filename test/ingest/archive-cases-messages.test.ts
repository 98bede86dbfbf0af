import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Json } from '../support/world.ts';
import { archiveWorld } from './support/archive-world.ts';

const cases = resolve(import.meta.dirname, '../../../shared/data/archive-cases');
const input = (name: string): string => join(cases, name, 'input');
const me = 'Tern & Thistle';

describe.skipIf(!existsSync(cases))(
  'messages of reported downloads (needs ../shared/data/archive-cases beside the project)',
  () => {
    it('07: counts what is unsent, with or without its text, and lists none of it', async () => {
      await using it = await archiveWorld();
      await it.load(input('07-unsent-taken-down-system'), { me });
      const [conversation] = await it.conversations();
      expect(conversation.message_count).toBe(8);
      expect(conversation.messages).toHaveLength(6);
      expect(JSON.stringify(conversation)).not.toContain('no longer available');
    });

    it('23: leaves an edited message beside what it was', async () => {
      await using it = await archiveWorld();
      await it.load(input('23-edited'), { me: 'tern.thistle' });
      const [{ messages }] = (await it.conversations()) as [Json];
      expect(messages).toHaveLength(3);
    });

    it('27: takes files of one path in two zips for two', async () => {
      await using it = await archiveWorld();
      const folder = input('27-split-zips-same-names');
      const zips = [1, 2, 3].map((n) => join(folder, `part-${n}.zip`));
      expect(await it.load(zips, { me })).toMatchObject({ conversations: 2, messages: 5 });
      const dara = (await it.conversations()).find(({ messages }) => messages.length === 4);
      const texts = dara?.messages.map(({ message }: Json) => message);
      expect(texts).toEqual(['old one', 'old two', 'new one', 'new two']);
    });
  },
);
