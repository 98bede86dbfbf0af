import { describe, expect, it } from 'vitest';
import type { Json } from '../support/world.ts';
import { archiveWorld } from './support/archive-world.ts';
import { fb, T } from './support/threads.ts';

const SHOP = 'Corner Shop';
const PATH = 'messages/inbox/ada_1/message_1.json';

/** What one download shows of a millisecond: texts, or texts with what else there is. */
type Shown = readonly (string | undefined | readonly [string | undefined, object])[];

const download = (shown: Shown) =>
  fb(
    ['Ada', SHOP],
    [
      [SHOP, 'hello', {}, 0],
      ...shown.map((each) => {
        const [text, more] = Array.isArray(each) ? each : [each, {}];
        return ['Ada', text, more, 5] as const;
      }),
    ],
  );

/** The messages of that millisecond after some downloads, with their ids after the first. */
async function imported(downloads: readonly Shown[]) {
  await using it = await archiveWorld();
  const said = async (): Promise<Json[]> => {
    const [conversation] = await it.conversations();
    return conversation.messages.filter(({ from }: Json) => from?.name === 'Ada');
  };
  let ids: string[] = [];
  for (const [i, shown] of downloads.entries()) {
    await it.load(await it.save({ [PATH]: download(shown) }), { me: SHOP });
    if (i === 0) ids = (await said()).map(({ id }) => id);
  }
  const messages = await said();
  return { messages, ids, texts: messages.map(({ message }) => message) };
}

const SHARE = { share: { link: 'https://example.com/a' } };

describe('a message of two downloads is one, with the fuller text and its first id', () => {
  it.each<[string, Shown, Shown, string]>([
    ['a text and its beginning', ['see you'], ['see you at six'], 'see you at six'],
    ['one cut within a character', ['gro\uFFFD'], ['große Freude'], 'große Freude'],
    ['one that is cut', ['as I sai…'], ['as I said'], 'as I said'],
    [
      'one without its last space',
      ['Reacted 👍 to it'],
      ['Reacted 👍 to it '],
      'Reacted 👍 to it ',
    ],
    ['nothing and a text', [undefined], ['here it is'], 'here it is'],
    [
      'Meta’s sentence and a text',
      ['Ada sent an attachment.'],
      ['https://a.bc/d'],
      'https://a.bc/d',
    ],
    ['one in Spanish', ['Ada ha enviado un archivo adjunto.'], ['look'], 'look'],
    ['one in Polish', ['Ada wysłał(a) załącznik.'], ['look'], 'look'],
    ['one in Turkish', ['Ada bir fotoğraf gönderdi.'], ['look'], 'look'],
    ['one in Japanese', ['Adaさんが写真を送信しました。'], ['look'], 'look'],
    ['Meta’s sentence in German', ['Ada hat einen Anhang gesendet.'], ['look'], 'look'],
    [
      'a link in two forms',
      ['https://www.example.com/a/'],
      ['https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.com%2Fa%3Ffbclid%3Dx&h=y'],
      'https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.com%2Fa%3Ffbclid%3Dx&h=y',
    ],
  ])('%s', async (_, less, more, text) => {
    for (const order of [
      [less, more],
      [more, less],
    ]) {
      const { messages, ids, texts } = await imported(order);
      expect(texts).toEqual([text]);
      expect(messages[0].id).toBe(ids[0]);
    }
  });

  it('and what else either of them has', async () => {
    const liked = { reactions: [{ reaction: '❤', actor: SHOP }] };
    const { messages } = await imported([
      [['Ada sent an attachment.', SHARE]],
      [['what a place', liked]],
      [[undefined, { share: { link: 'http://www.example.com/a', share_text: 'A place' } }]],
    ]);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({
      message: 'what a place',
      reactions: { data: [{ reaction: '❤' }] },
      shares: { data: [{ link: 'http://www.example.com/a', description: 'A place' }] },
    });
  });
});

describe('messages of one millisecond', () => {
  it.each<[string, readonly Shown[], readonly string[]]>([
    ['with nothing in common stay two', [['yes'], ['no']], ['no', 'yes']],
    ['stand as often as in one download', [['a', 'a'], ['a'], ['a', 'a']], ['a', 'a']],
    ['of which one begins with the other', [['a', 'ab'], ['a'], ['ab']], ['a', 'ab']],
    [
      'of which each download shows another',
      [
        ['one', 'Ada sent an attachment.'],
        ['Ada sent an attachment.', 'two'],
      ],
      ['one', 'two'],
    ],
  ])('%s', async (_, downloads, expected) => {
    for (const order of [downloads, downloads.toReversed()]) {
      expect((await imported(order)).texts.sort()).toEqual(expected);
    }
  });

  it('lose the text of the one that a download knows to be unsent', async () => {
    const gone = [undefined, { is_unsent: true }] as const;
    for (const order of [
      [
        ['one', 'two'],
        [gone, 'two'],
      ],
      [
        [gone, 'two'],
        ['one', 'two'],
      ],
    ]) {
      expect((await imported(order)).texts).toEqual(['two']);
    }
  });

  it('keep each its own pictures, in whatever order the downloads come', async () => {
    const photo = (name: string): Shown[0] => [
      undefined,
      { photos: [{ uri: `messages/inbox/ada_1/photos/${name}.jpg` }] },
    ];
    const [sea, hill] = [photo('sea'), photo('hill')];
    for (const order of [
      [[sea, hill], [hill]],
      [[hill], [sea, hill]],
      [[hill, sea], [sea], [hill]],
    ]) {
      const { messages } = await imported(order);
      const names = messages.map(({ attachments }) =>
        attachments.data.map(({ name }: Json) => name),
      );
      expect(names.sort()).toEqual([['hill.jpg'], ['sea.jpg']]);
    }
  });
});

it('a message of nobody is the equal one of somebody, in whatever order', async () => {
  const named = fb(
    ['Ada', SHOP],
    [
      ['Ada', 'hi'],
      [SHOP, 'hello'],
      ['Ada', 'the blue one'],
    ],
  );
  const nobody = fb(
    ['Ada', SHOP],
    [
      ['', 'hi'],
      [SHOP, 'hello'],
      ['', 'the blue one'],
      ['', 'or red'],
    ],
  );
  for (const order of [
    [named, nobody],
    [nobody, named, nobody],
  ]) {
    await using it = await archiveWorld();
    for (const file of order) await it.load(await it.save({ [PATH]: file }), { me: SHOP });
    const [conversation] = await it.conversations();
    const said = conversation.messages.map(({ from, message }: Json) => [from?.name, message]);
    expect(said).toEqual([
      ['Ada', 'hi'],
      [it.w.page.name, 'hello'],
      ['Ada', 'the blue one'],
      [undefined, 'or red'],
    ]);
    expect(conversation.senders.data.map(({ name }: Json) => name)).toContain('Ada');
  }
});

describe('times in seconds, of 2018', () => {
  const said = [
    ['ada', 100],
    ['ada', 200],
    ['bo', 900],
    ['ping', 1000],
    ['ping', 1300],
    ['bye', 2100],
  ] as const;
  const file = (some: readonly (readonly [string, number])[], isOld: boolean) => ({
    ...fb(['Ada', SHOP], []),
    messages: some.map(([content, at]) => ({
      sender_name: 'Ada',
      content,
      ...(isOld ? { timestamp: Math.floor((T + at) / 1000) } : { timestamp_ms: T + at }),
    })),
  });
  const old = {
    'messages/inbox/ada_1/message_2.json': file(said.slice(0, 4), true),
    'messages/inbox/ada_1/message_1.json': file(said.slice(4), true),
  };
  const now = { 'messages/inbox/ada_99/message_1.json': file([...said, ['more', 5000]], false) };

  it.each([
    ['before', [[old], [now], [old]]],
    ['after', [[now], [old], [now]]],
    ['beside', [[old, now], [old]]],
  ])('are those of the same messages in milliseconds: %s', async (_, turns) => {
    await using it = await archiveWorld();
    for (const turn of turns) {
      await it.load(await Promise.all(turn.map((files) => it.save(files))), { me: SHOP });
    }
    const found = await it.conversations();
    expect(found).toHaveLength(1);
    expect(found[0]?.messages.map(({ message }: Json) => message)).toEqual([
      ...said.map(([text]) => text),
      'more',
    ]);
  });
});
