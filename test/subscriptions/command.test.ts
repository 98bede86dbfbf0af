import { expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { carriedOut, dataDir, inHouse, printed } from '../cli/run.ts';

const HOOK = 'http://localhost:3000/webhook';

it('an app is subscribed, listed and unsubscribed by command', async () => {
  const data = dataDir();
  const app = '100000000000001';
  await inHouse(data, async (house) => {
    await createApp(house, { name: 'Bot', id: app });
    await createPage(house, { name: 'Kiln', id: '200000000000001' });
  });
  const subscribed = await printed(
    ...[
      'app',
      'subscribe',
      'Bot',
      '--callback',
      HOOK,
      '--unverified',
      '--verify-token',
      'let-me-in',
    ],
    ...['--fields', 'messages,message_reads', '--page', 'Kiln', '--data', data],
  );
  expect(subscribed).toEqual({
    ...{ app_id: app, object: 'page', callback_url: HOOK, active: true },
    ...{ fields: ['messages', 'message_reads'], page_id: '200000000000001' },
  });
  const { stdout: subscriptions } = await carriedOut([
    'app',
    'subscriptions',
    'Bot',
    '--data',
    data,
  ]);
  expect(subscriptions).toMatch(/page +http:\/\/localhost:3000\/webhook +messages,message_reads/);
  const { stdout: installs } = await carriedOut(['page', 'installs', 'Kiln', '--data', data]);
  expect(installs).toMatch(/100000000000001 +Bot +page +messages,message_reads/);
  const { stdout } = await carriedOut([
    'app',
    'unsubscribe',
    'Bot',
    '--page',
    'Kiln',
    '--data',
    data,
  ]);
  expect(stdout).toBe(`The Page 200000000000001 gives app ${app} nothing any more\n`);
  const ended = await carriedOut(['app', 'unsubscribe', 'Bot', '--data', data]);
  expect(ended.stdout).toBe(`App ${app} is subscribed no more to page\n`);
  const { stdout: none } = await carriedOut(['app', 'subscriptions', 'Bot', '--data', data]);
  expect(none).toMatch(/^It is subscribed to nothing/);
});
