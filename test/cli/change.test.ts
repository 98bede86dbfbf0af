import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createPerson } from '../../src/admin/people.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { listTokens } from '../support/lists.ts';
import { carriedOut, convograph, dataDir, inHouse, json, printed } from './run.ts';

async function furnished(): Promise<{ data: string; no: number; text: string }> {
  const data = dataDir();
  const { no, access_token } = await inHouse(data, async (house) => {
    await createApp(house, { name: 'Bot', id: '100000000000001' });
    await createPage(house, { name: 'Kiln', id: '200000000000001' });
    return createToken(house, { kind: 'page', pageId: 'Kiln' });
  });
  return { data, no, text: access_token };
}

describe('page set', () => {
  it('changes what is named and keeps the rest', async () => {
    const { data } = await furnished();
    const settings = ['--mode', 'strict', '--default-app', 'Bot', '--refuse', '613'];
    await json('page', 'set', 'Kiln', ...settings, '--data', data);
    await inHouse(data, (house) => changePage(house, 'Kiln', { limits: 'on' }));
    expect(await printed('page', 'list', '--data', data)).toEqual({
      data: [
        {
          id: '200000000000001',
          name: 'Kiln',
          mode: 'strict',
          limits: 'on',
          thread_control: 'routing',
          default_app: '100000000000001',
          refuse: 613,
          message_access: 'on',
        },
      ],
    });
  });
});

describe('token revoke', () => {
  it('takes the text of a token', async () => {
    const { data, no, text } = await furnished();
    expect(await printed('token', 'revoke', text, '--data', data)).toEqual({
      id: String(no),
      success: true,
    });
    const tokens = await inHouse(data, listTokens);
    expect(tokens).toMatchObject([{ is_valid: false, revoked_at: expect.any(Number) }]);
  });
});

describe('list', () => {
  it('never shows the text of a token', async () => {
    const { data, no, text } = await furnished();
    const { stdout } = await carriedOut(['token', 'list', '--data', data]);
    expect(stdout).toContain(String(no));
    expect(stdout + JSON.stringify(await printed('token', 'list', '--data', data))).not.toContain(
      text.slice(0, 12),
    );
  });

  it('of people is that of every Page, or of the one that is named', async () => {
    const { data } = await furnished();
    const [ada, ben] = await inHouse(data, async (house) => {
      await createPage(house, { name: 'Second' });
      const who = { name: 'Ada', platform: 'MESSENGER' } as const;
      return Promise.all([
        createPerson(house, { ...who, pageId: 'Kiln' }),
        createPerson(house, { ...who, pageId: 'Second', name: 'Ben' }),
      ]);
    });
    const list = ['person', 'list', '--data', data];
    const who = { name: 'Ada', platform: 'MESSENGER', consent: 'on' };
    const first = { id: ada.id, ...who, page_id: '200000000000001' };
    const all = await json(...list);
    expect(all).toMatchObject({ data: [first, { id: ben.id, name: 'Ben' }] });
    expect(await printed(...list, '--page', 'Kiln')).toEqual({ data: [first] });
  });

  it('is a table for people', async () => {
    const { data } = await furnished();
    const { stdout } = await convograph(['app', 'list', '--data', data]);
    expect(stdout).toMatch(/^ID +NAME .*\n100000000000001 {2}Bot .*\n$/);
  });
});
