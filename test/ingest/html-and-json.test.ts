import { describe, expect, it } from 'vitest';
import type { Json } from '../support/world.ts';
import { archiveWorld } from './support/archive-world.ts';
import { facebookPage, type TestMessage } from './support/pages.ts';

const SHOP = 'Corner Shop';
const UTC = { timeZone: 'UTC' };
const FOLDER = 'messages/inbox/ada_12';

const at = (text: string): number => Date.parse(`2021-03-05T${text}Z`);

/** What was said, with its millisecond. */
const SAID = [
  ['Ada', 'Hello', at('14:21:03.123')],
  ['Ada', 'Anybody?', at('14:21:40.001')],
  ['Ada', 'Anybody?', at('14:21:44.500')],
  [SHOP, 'Here!', at('14:22:10.077')],
] as const;

const json = (said: readonly (readonly [string, string, number, object?])[] = SAID) => ({
  [`${FOLDER}/message_1.json`]: {
    participants: [{ name: 'Ada' }, { name: SHOP }],
    title: 'Ada',
    messages: said
      .map(([sender_name, content, timestamp_ms, more]) => ({
        ...{ sender_name, content, timestamp_ms },
        ...more,
      }))
      .reverse(),
  },
});

const shown = (time: number): string =>
  new Intl.DateTimeFormat('en-US', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(time);

const html = (said: readonly (readonly [string, string, number])[] = SAID) => ({
  [`${FOLDER}/message_1.html`]: facebookPage({
    title: 'Ada',
    messages: said
      .map(([sender, text, time]): TestMessage => ({ sender, text, when: shown(time) }))
      .reverse(),
  }),
});

const textsOf = (conversation: Json): string[] =>
  conversation.messages.map((one: Json) => `${one.from?.name}: ${one.message}`);

const TEXTS = ['Ada: Hello', 'Ada: Anybody?', 'Ada: Anybody?', `${SHOP}: Here!`];

describe('a thread that comes in HTML and in JSON', () => {
  it.each([
    ['JSON first', [json(), html()]],
    ['HTML first', [html(), json()]],
    ['both at once', [{ ...json(), ...html() }]],
    ['HTML alone, twice', [html(), { ...html(), 'messages/readme.txt': 'again' }]],
  ])('has every message once: %s', async (_, downloads) => {
    await using it = await archiveWorld();
    for (const files of downloads) {
      expect((await it.load(await it.save(files), UTC)).skipped).toEqual([]);
    }
    const [one, ...more] = await it.conversations();
    expect(more).toEqual([]);
    expect(textsOf(one)).toEqual(TEXTS);
  });

  it('has the times of JSON where that came first, to the second that is shown', async () => {
    await using it = await archiveWorld();
    await it.load(await it.save(json()), UTC);
    expect(await it.load(await it.save(html()), UTC)).toMatchObject({ new_messages: 0 });
    const [one] = await it.conversations();
    expect(one.messages.map((each: Json) => each.created_time)).toEqual([
      '2021-03-05T14:21:03+0000',
      '2021-03-05T14:21:40+0000',
      '2021-03-05T14:21:44+0000',
      '2021-03-05T14:22:10+0000',
    ]);
  });

  it('gets the times of JSON where HTML came first, and its messages answer to both ids', async () => {
    await using it = await archiveWorld();
    await it.load(await it.save(html()), UTC);
    const [before] = await it.conversations();
    const report = await it.load(await it.save(json()), UTC);
    expect(report).toMatchObject({ messages: 4, new_messages: 0 });
    const [after] = await it.conversations();
    expect(after.updated_time).toBe('2021-03-05T14:22:10+0000');
    for (const [i, { id, message }] of before.messages.entries()) {
      const { body } = await it.w.get(`/${id}`, { fields: 'message,created_time' });
      expect(body).toEqual({
        message,
        created_time: new Date(SAID[i]?.[2] ?? 0).toISOString().replace(/\.\d+Z/, '+0000'),
        id: after.messages[i].id,
      });
    }
  });

  it('has from HTML what the other lacks', async () => {
    await using it = await archiveWorld();
    await it.load(await it.save(json(SAID.slice(2))), UTC);
    expect(await it.load(await it.save(html()), UTC)).toMatchObject({ new_messages: 2 });
    const [one] = await it.conversations();
    expect(textsOf(one)).toEqual(TEXTS);
  });

  it('has equal messages of a minute as often as they stand on all pages of a download', async () => {
    await using it = await archiveWorld();
    const page = (count: number) =>
      facebookPage({
        title: 'Ada',
        participants: `Participants: Ada and ${SHOP}`,
        messages: Array.from({ length: count }, () => ({
          ...{ sender: 'Ada', text: 'ok', when: 'Mar 5, 2021, 2:21 PM' },
        })),
      });
    const files = { [`${FOLDER}/message_1.html`]: page(2), [`${FOLDER}/message_2.html`]: page(3) };
    await it.load(await it.save(files), UTC);
    const again = await it.save({ [`${FOLDER}/message_1.html`]: page(5) });
    expect(await it.load(again, UTC)).toMatchObject({ new_messages: 0 });
    const [one] = await it.conversations();
    expect(textsOf(one)).toEqual(Array(5).fill('Ada: ok'));
  });

  it('does not bring back what JSON knows to be unsent', async () => {
    await using it = await archiveWorld();
    const [hello, ...rest] = SAID;
    await it.load(
      await it.save(json([[hello[0], '', hello[2], { is_unsent: true }], ...rest])),
      UTC,
    );
    expect(await it.load(await it.save(html()), UTC)).toMatchObject({ new_messages: 0 });
    const [one] = await it.conversations();
    expect(textsOf(one)).toEqual(TEXTS.slice(1));
  });
});
