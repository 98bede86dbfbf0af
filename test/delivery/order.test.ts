import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { delivering, NOON } from './delivering.ts';

it('an app is told of each event, with both signatures over the very bytes', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  const no = await d.say(page);
  await d.settle();
  expect(d.seen('bot')).toEqual([no]);
  const [{ request }] = d.received as [(typeof d.received)[number]];
  expect(request).toMatchObject({ method: 'POST', timeout: 5_000, most: 16_384 });
  const body = String(request.body);
  expect(body).toBe(
    `{"object":"page","entry":[{"id":"page${page}","time":${NOON},"messaging":[{"page":${page},"conversation":1,"no":${no}}]}]}`,
  );
  const mac = (algorithm: string) =>
    createHmac(algorithm, 'secret of bot').update(body).digest('hex');
  expect(request.headers).toMatchObject({
    'Content-Type': 'application/json',
    'X-Hub-Signature': `sha1=${mac('sha1')}`,
    'X-Hub-Signature-256': `sha256=${mac('sha256')}`,
  });
  expect(d.faults).toEqual([]);
});

it('events of one conversation go one after the other, those of several at once', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  let release: (status: number) => void = () => undefined;
  const held = new Promise<number>((resolve) => (release = resolve));
  d.answers = ({ conversation }) => (conversation === 1 ? held : 200);
  const first = await d.say(page, 1);
  await d.say(page, 1);
  await d.say(page, 2);
  await d.say(page, 2);
  while (d.seen('bot', 2).length < 2) await d.timers.sleep();
  expect(d.seen('bot', 1)).toEqual([first]);
  release(200);
  await d.settle();
  expect(d.seen('bot', 1)).toEqual([first, first + 1]);
});

it('each app is told, and one that has nothing of the Page is not', async () => {
  const d = await delivering();
  await d.app('desk');
  await d.app('stranger');
  const page = await d.page(['bot', 'desk']);
  const no = await d.say(page);
  await d.settle();
  expect([d.seen('bot'), d.seen('desk'), d.seen('stranger')]).toEqual([[no], [no], []]);
});

it('what was answered is not told again after a restart, and what waits is', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  const first = await d.say(page);
  await d.settle();
  await d.delivery.stop();
  const second = await d.say(page);
  await d.goOn('second');
  await d.settle();
  expect(d.seen('bot')).toEqual([first, second]);
});
