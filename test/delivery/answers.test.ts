import { describe, expect, it } from 'vitest';
import { deleteConversation } from '../../src/store/page/commands/delete-conversation.ts';
import { type Answer, delivering, MINUTE, NOON } from './delivering.ts';

/** What an attempt is noted as, by what a receiver answered. */
const ANSWERS: readonly [Answer, object][] = [
  [200, { delivered: true, status: 200, note: undefined }],
  [204, { delivered: true, status: 204, note: '204, not 200' }],
  [
    { status: 200, body: '{"error":"no such page"}' },
    { delivered: true, note: 'the body says that it was refused' },
  ],
  [
    { status: 200, body: '{"status":"failed"}' },
    { delivered: true, note: 'the body says that it was refused' },
  ],
  [
    { status: 200, body: '{"status":"ok"}' },
    { delivered: true, note: undefined },
  ],
  [
    { status: 302, location: 'https://elsewhere.example/' },
    { delivered: false, note: 'a redirect to https://elsewhere.example/: none is followed' },
  ],
  [
    { status: 500, body: 'TypeError' },
    { delivered: false, status: 500, answer: 'TypeError' },
  ],
  ['timeout', { delivered: false, status: undefined, note: 'timeout: timeout of the test' }],
  ['cut', { delivered: false, note: 'cut: cut of the test' }],
];

it.each(ANSWERS)('an answer of %j is noted', async (answer, noted) => {
  const d = await delivering();
  const page = await d.page(['bot']);
  d.answers = () => answer;
  await d.say(page);
  await d.settle();
  expect((await d.attempts(page))[0]).toMatchObject({ number: 1, app: 'bot', ...noted });
});

describe('a receiver', () => {
  it('that is not verified yet answers a handshake before the first event, and once', async () => {
    const asked: string[] = [];
    const d = await delivering({
      outbound: {
        async send({ method, url }) {
          asked.push(method);
          const body = new URL(url).searchParams.get('hub.challenge') ?? '';
          return { status: 200, headers: {}, body: Buffer.from(body), cut: false, elapsed: 1 };
        },
      },
    });
    const page = await d.page(['bot']);
    await d.store.transaction(async ({ directory, reader }) => {
      const row = await reader.subscriptions.one('bot', 'page');
      if (row) await directory.subscriptions.put({ ...row, verified: undefined });
    });
    await d.say(page);
    await d.say(page);
    await d.settle();
    expect(asked).toEqual(['GET', 'POST', 'POST']);
    expect((await d.store.directory.subscriptions.one('bot', 'page'))?.verified).toBe(NOON);
  });

  it('that has no callback any more is tried again, until it has one', async () => {
    const d = await delivering();
    const page = await d.page(['bot']);
    const row = await d.store.directory.subscriptions.one('bot', 'page');
    await d.store.transaction(({ directory }) => directory.subscriptions.remove('bot', 'page'));
    const no = await d.say(page);
    await d.settle();
    expect(d.received).toEqual([]);
    expect((await d.attempts(page))[0]).toMatchObject({ note: /no callback for page any more/ });
    await d.store.transaction(async ({ directory }) => {
      if (row) await directory.subscriptions.put(row);
    });
    await d.advance(3 * MINUTE);
    expect(d.seen('bot')).toEqual([no]);
  });
});

it('of a message that was deleted before it was sent nothing is told, and what follows is', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  d.answers = () => 500;
  const first = await d.say(page);
  await d.say(page, 2);
  await d.settle();
  d.answers = () => 200;
  await d.store.transaction(async (tx) => deleteConversation(tx, page, 1, NOON));
  await d.advance(3 * MINUTE);
  expect(d.seen('bot', 1)).toEqual([first, first]);
  expect(await d.store.page(page).deliveries.failures.all()).toEqual([]);
  expect((await d.attempts(page)).filter(({ conversation }) => conversation === 1)).toEqual([]);
  expect(d.seen('bot', 2)).toContain(first + 1);
});
