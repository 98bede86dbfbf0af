import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createPerson } from '../../src/admin/people.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { listPages, listTokens } from '../support/lists.ts';
import { carriedOut, convograph, dataDir, endingOf, inHouse, printed } from './run.ts';

const furnished = async (): Promise<string> => {
  const data = dataDir();
  await inHouse(data, async (house) => {
    await createApp(house, { name: 'Bot' });
    await createPage(house, { name: 'Kiln', id: '200000000000001' });
    await createPerson(house, {
      ...{ pageId: 'Kiln', name: 'Zoë', platform: 'MESSENGER', id: '4000000000000001' },
    });
    await createToken(house, { kind: 'page', pageId: 'Kiln' });
  });
  return data;
};

describe('delete', () => {
  it('asks before, and does nothing where nobody can answer', async () => {
    const data = await furnished();
    const ending = await endingOf(['page', 'delete', 'Kiln', '--data', data]);
    expect(ending).toEqual({
      code: 2,
      sentence:
        'This deletes the Page "Kiln" with all its conversations, people and tokens. Say --yes to do it.',
    });
    expect(await inHouse(data, listPages)).toHaveLength(1);
  });

  it('of a Page takes its people and tokens along', async () => {
    const data = await furnished();
    const { stdout } = await convograph(['page', 'delete', 'Kiln', '--yes', '--data', data]);
    expect(stdout).toBe('The Page 200000000000001 is deleted.\n');
    expect(await inHouse(data, listPages)).toEqual([]);
    expect(await inHouse(data, listTokens)).toEqual([]);
  });

  it('of a person and of a token say what is gone', async () => {
    const data = await furnished();
    const [token] = await inHouse(data, listTokens);
    const at = ['--yes', '--data', data];
    expect(await printed('person', 'delete', 'Zoë', '--page', 'Kiln', ...at)).toEqual({
      id: '4000000000000001',
      success: true,
    });
    expect(await printed('token', 'delete', String(token?.id), ...at)).toEqual({
      id: token?.id,
      success: true,
    });
    expect((await carriedOut(['person', 'list', '--data', data])).stdout).toMatch(/nobody yet/);
  });
});

describe('a conversation', () => {
  it('is listed, shown and deleted', async () => {
    const data = await furnished();
    const file = join(dirname(data), 'talks.jsonl');
    const turns = [{ speaker: 'customer', text: 'hello' }];
    writeFileSync(file, `${JSON.stringify({ id: 'a', turns })}\n`);
    await carriedOut(['import', file, '--page', 'Kiln', '--data', data]);
    const of = ['--page', 'Kiln', '--data', data];
    const list = () => printed('conversation', 'list', ...of);
    const { data: found } = (await list()) as { data: { id: string }[] };
    expect(found).toMatchObject([{ platform: 'MESSENGER', folder: 'inbox', message_count: 1 }]);
    const [{ id = '' } = {}] = found;
    const { stdout } = await carriedOut(['conversation', 'show', id, ...of]);
    expect(stdout).toMatch(
      new RegExp(`^Conversation ${id} of .+: MESSENGER, in inbox, 1 messages`),
    );
    await printed('conversation', 'delete', id, '--yes', ...of);
    expect(await list()).toEqual({ data: [] });
  });
});

describe('show', () => {
  it.each([
    [['page', 'show', 'Kiln'], /^Page "Kiln": id 200000000000001, mode archive/],
    [['person', 'show', 'Zoë', '--page', 'Kiln'], /^"Zoë" \(4000000000000001, MESSENGER\): is no/],
  ])('tells of one: %j', async (args, sentence) => {
    const { stdout } = await carriedOut([...args, '--data', await furnished()]);
    expect(stdout).toMatch(sentence);
  });
});
