import { expect, it } from 'vitest';
import { sayOperation } from '../../src/admin/acts/say.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createPerson } from '../../src/admin/people.ts';
import { recordMessage } from '../../src/store/page/commands/record-message.ts';
import { carriedOut, dataDir, inHouse } from './run.ts';

it('link leads back to where the settings say that the server listens', async () => {
  const data = dataDir();
  await inHouse(data, async (house) => {
    const { id, no } = await createPage(house, { name: 'Shop' });
    await createPerson(house, { pageId: id, name: 'Ada', platform: 'MESSENGER' });
    await sayOperation.run(house, { page: id, as: 'Ada', text: 'hello' });
    const extra = { buttons: [{ type: 'account_link', url: 'https://shop.example/login' }] };
    const message = { created: house.clock.now(), sender: 0, text: 'Log in', extra };
    await house.store.transaction((tx) => recordMessage(tx, no, 1, () => message));
  });
  const back = async (env: Record<string, string>, ...more: string[]) => {
    const words = ['link', '--page', 'Shop', '--as', 'Ada', '--json', '--data', data, ...more];
    const { stdout } = await carriedOut(words, env);
    const { url } = JSON.parse(stdout);
    return new URL(new URL(url).searchParams.get('redirect_uri') ?? '').origin;
  };
  expect(await back({})).toBe('http://127.0.0.1:4004');
  expect(await back({ PORT: '4711' })).toBe('http://127.0.0.1:4711');
  expect(await back({ CONVOGRAPH_PUBLIC_URL: 'https://graph.example/' })).toBe(
    'https://graph.example',
  );
  expect(await back({ PORT: '4711' }, '--server', 'http://10.0.0.1:80/')).toBe('http://10.0.0.1');
});
