import { describe, expect, it } from 'vitest';
import type { Json } from '../support/world.ts';
import { archiveWorld, type Files } from './support/archive-world.ts';
import { e2ee, fb } from './support/threads.ts';

const SHOP = 'Corner Shop';
/** Sender, text, seconds after the first. */
type Said = readonly (readonly [sender: string, text: string, second: number])[];

const said = (some: Said) => some.map(([who, text, second]) => [who, text, {}, second] as const);
const dyi = (folder: string, people: readonly string[], some: Said, section = 'inbox'): Files => ({
  [`your_facebook_activity/messages/${section}/${folder}/message_1.json`]: fb(
    [...people, SHOP],
    said(some),
  ),
});
const instagram = (folder: string, people: readonly string[], some: Said): Files => ({
  [`your_instagram_activity/messages/inbox/${folder}/message_1.json`]: fb(
    [...people, SHOP],
    said(some),
  ),
});
const encrypted = (name: string, people: readonly string[], some: Said): Files => ({
  [`messages/${name}.json`]: e2ee([...people, SHOP], said(some)),
});

const texts = (conversation: Json): string[] => conversation.messages.map((m: Json) => m.message);
const names = (conversation: Json): string[] =>
  conversation.participants.data.map((one: Json) => one.username ?? one.name);

/** Every order of some things. */
const ordersOf = <T>(things: readonly T[]): T[][] =>
  things.length === 0
    ? [[]]
    : things.flatMap((one, i) => ordersOf(things.toSpliced(i, 1)).map((rest) => [one, ...rest]));

/** What stands after some downloads: in every order, and all at once. */
async function expectEither(
  downloads: readonly Files[],
  expected: readonly { readonly texts: string[]; readonly people?: string[] }[],
) {
  for (const turns of [
    ...ordersOf(downloads).map((order) => order.map((one) => [one])),
    [downloads],
  ]) {
    await using it = await archiveWorld();
    for (const turn of turns) {
      await it.load(await Promise.all(turn.map((files) => it.save(files))));
    }
    const found = (await it.conversations()).map((one) => ({
      texts: texts(one),
      people: names(one).filter((name) => name !== SHOP && !/^corner/i.test(name)),
    }));
    const byText = (a: { texts: string[] }, b: { texts: string[] }): number =>
      a.texts.join() < b.texts.join() ? -1 : 1;
    expect(found.sort(byText)).toMatchObject([...expected].sort(byText));
    const again = await it.load(await it.save(downloads.at(-1) ?? {}));
    expect(again).toMatchObject({ new_conversations: 0, new_messages: 0 });
  }
}

const hello: Said = [
  ['Ada', 'hello', 0],
  [SHOP, 'hi', 1],
];
const more: Said = [...hello, ['Ada', 'more', 2]];

describe('one thread of two downloads', () => {
  it('may have letters for digits in its name', () =>
    expectEither(
      [dyi('ada_kx3p1zq9', ['Ada'], hello), dyi('ada_100012345', ['Ada'], more)],
      [{ texts: ['hello', 'hi', 'more'] }],
    ));

  it('may have letters for digits and go on where the other ends', () =>
    expectEither(
      [dyi('ada_kx3p1zq9', ['Ada'], hello), dyi('ada_100012345', ['Ada'], [['Ada', 'later', 9]])],
      [{ texts: ['hello', 'hi', 'later'] }],
    ));

  it.each([
    ['facebookuser', 'Facebook user', dyi],
    ['instagramuser', 'Instagram User', instagram],
    ['usuariodofacebook', 'Usuário do Facebook', dyi],
    ['facebookgebruiker', 'Facebook-gebruiker', dyi],
    ['facebook', 'Facebookユーザー', dyi],
    ['instagram', 'Пользователь Instagram', instagram],
    ['utilisateurinstagram', 'Utilisateur d’Instagram', instagram],
  ] as const)('may be of somebody whose account is gone: %s', (folder, name, form) =>
    expectEither(
      [
        form('ada_5550001', ['Ada'], hello),
        form(
          `${folder}_5550001`,
          [name],
          hello.map(([who, ...rest]) => [who === 'Ada' ? name : who, ...rest]),
        ),
      ],
      [{ texts: ['hello', 'hi'], people: ['Ada'] }],
    ),
  );

  it('may be of somebody who is gone, with letters for digits', () =>
    expectEither(
      [
        dyi('ada_kx3p1zq9', ['Ada'], hello),
        dyi(
          'facebookuser_5550001',
          ['Facebook user'],
          [
            ['Facebook user', 'hello', 0],
            [SHOP, 'hi', 1],
            ['Facebook user', 'bye', 2],
          ],
        ),
      ],
      [{ texts: ['hello', 'hi', 'bye'], people: ['Ada'] }],
    ));

  it('may be of somebody who has another name now', () =>
    expectEither(
      [
        dyi('ada_5550001', ['Ada'], hello),
        dyi(
          'adaoak_5550001',
          ['Ada Oak'],
          [
            ['Ada Oak', 'hello', 0],
            [SHOP, 'hi', 1],
            ['Ada Oak', 'more', 2],
          ],
        ),
      ],
      [{ texts: ['hello', 'hi', 'more'], people: ['Ada Oak'] }],
    ));

  it('may be of somebody who had another name and is gone, whichever comes first', () => {
    const as = (name: string, ...last: number[]) =>
      dyi(
        `x_5550001`,
        [name],
        [...last, 0].map((second) => [name, `at ${second}`, second]),
      );
    return expectEither(
      [as('Ada Elm', 3), as('Facebook user', 9, 5, 3), as('Ada Oak', 5, 3)],
      [{ texts: ['at 0', 'at 3', 'at 5', 'at 9'], people: ['Ada Oak'] }],
    );
  });

  it('has one of two names that its last message tells nothing between, whichever comes first', () =>
    expectEither(
      [
        dyi('ada_5550001', ['Ada'], [['Ada', 'hello', 0]]),
        dyi('adaoak_5550001', ['Ada Oak'], [['Ada Oak', 'hello', 0]]),
      ],
      [{ texts: ['hello'], people: ['Ada Oak'] }],
    ));

  it('may share nothing but what was taken back since', () => {
    const as = (
      number: number,
      ...some: readonly [text: string, isUnsent: boolean, at: number][]
    ) => ({
      [`messages/Ada_${number}.json`]: e2ee(
        ['Ada', SHOP],
        some.map(([text, isUnsent, at]) => ['Ada', text, { isUnsent }, at] as const),
      ),
    });
    return expectEither(
      [
        as(1, ['oh', false, 0], ['no', false, 1]),
        as(2, ['', true, 0], ['', true, 1], ['later', false, 9]),
        as(3, ['oh', false, 0], ['', true, 1], ['later', false, 9]),
      ],
      [{ texts: ['later'] }],
    );
  });

  it('may be a group that was renamed and whose members have changed', () =>
    expectEither(
      [
        dyi('club_7', ['Ada', 'Bo', 'Cy'], [['Ada', 'one', 0]]),
        dyi(
          'theclub_7',
          ['Ada', 'Bo', 'Di'],
          [
            ['Ada', 'one', 0],
            ['Di', 'two', 1],
          ],
        ),
      ],
      [{ texts: ['one', 'two'] }],
    ));

  it('may go on in the encrypted download without sharing a message', () =>
    expectEither(
      [
        dyi('ada_100012345', ['Ada'], hello, 'e2ee_cutover'),
        encrypted('Ada_3', ['Ada'], [['Ada', 'encrypted', 5]]),
      ],
      [{ texts: ['hello', 'hi', 'encrypted'] }],
    ));

  it('goes on from the one that was made encrypted, whichever others there are', () =>
    expectEither(
      [
        {
          ...dyi('ada_100012345', ['Ada'], hello, 'e2ee_cutover'),
          ...dyi('ada_200099999', ['Ada'], [['Ada', 'elsewhere', 2]]),
        },
        encrypted('Ada_3', ['Ada'], [['Ada', 'encrypted', 5]]),
      ],
      [{ texts: ['hello', 'hi', 'encrypted'] }, { texts: ['elsewhere'] }],
    ));
});

it('of a Facebook group may lie in the inbox too', async () => {
  await using it = await archiveWorld();
  const group = fb(
    ['Ada', 'Bo', SHOP],
    said([
      ['Ada', 'one', 0],
      ['Bo', 'two', 1],
    ]),
  );
  const { participants: _participants, ...unlisted } = fb(
    ['Ada'],
    said([
      ['Ada', 'one', 0],
      ['Bo', 'two', 1],
      [SHOP, 'three', 2],
    ]),
  );
  const folder = await it.save({
    'your_facebook_activity/messages/inbox/club_6179754102079646/message_1.json': group,
    'your_facebook_activity/groups/your_group_messages/6179754102079646.json': unlisted,
    ...dyi('ada_1', ['Ada'], hello),
  });
  const report = await it.load(folder);
  expect(report).toMatchObject({ conversations: 2, new_messages: 5, skipped: [] });
  expect((await it.conversations()).map(texts).sort()).toEqual([
    ['hello', 'hi'],
    ['one', 'two', 'three'],
  ]);
});

describe('two threads', () => {
  it('of two people of one name stay two when the encrypted download numbers them anew', () =>
    expectEither(
      [
        {
          ...encrypted('Ada_3', ['Ada'], [['Ada', 'I am the first', 0]]),
          ...encrypted('Ada_5', ['Ada'], [['Ada', 'I am the second', 1]]),
        },
        {
          ...encrypted(
            'Ada_3',
            ['Ada'],
            [
              ['Ada', 'I am the second', 1],
              ['Ada', 'still the second', 2],
            ],
          ),
          ...encrypted(
            'Ada_5',
            ['Ada'],
            [
              ['Ada', 'I am the first', 0],
              ['Ada', 'still the first', 3],
            ],
          ),
        },
      ],
      [
        { texts: ['I am the first', 'still the first'] },
        { texts: ['I am the second', 'still the second'] },
      ],
    ));

  it('of one name stay two where the number was given to the other and only one is there', () =>
    expectEither(
      [
        {
          ...encrypted('Ada_3', ['Ada'], [['Ada', 'I am the first', 0]]),
          ...encrypted('Ada_5', ['Ada'], [['Ada', 'I am the second', 1]]),
        },
        encrypted(
          'Ada_3',
          ['Ada'],
          [
            ['Ada', 'I am the second', 1],
            ['Ada', 'still the second', 2],
          ],
        ),
      ],
      [{ texts: ['I am the first'] }, { texts: ['I am the second', 'still the second'] }],
    ));

  it('of the same people in one download stay two, of which one goes on', () =>
    expectEither(
      [
        { ...dyi('ada_111', ['Ada'], hello), ...dyi('ada_222', ['Ada'], [['Ada', 'apart', 5]]) },
        dyi('ada_111', ['Ada'], [...hello, ['Ada', 'more', 9]]),
      ],
      [{ texts: ['hello', 'hi', 'more'] }, { texts: ['apart'] }],
    ));

  it('of one download that begin in one minute stay two, whatever they share', () =>
    expectEither(
      [
        {
          ...dyi(
            'ada_111',
            ['Ada'],
            [
              ['Ada', 'one', 0],
              ['Ada', 'to both', 4],
              ['Ada', 'again', 5],
            ],
          ),
          ...dyi(
            'camp_222',
            ['Ada', 'Bo'],
            [
              ['Bo', 'other', 1],
              ['Ada', 'to both', 4],
              ['Ada', 'again', 5],
            ],
          ),
        },
      ],
      [{ texts: ['one', 'to both', 'again'] }, { texts: ['other', 'to both', 'again'] }],
    ));

  it('of two numbers stay two where nothing agrees but what was taken back', () => {
    const file = (folder: string, text: string, isUnsent: boolean): Files => ({
      [`messages/inbox/${folder}/message_1.json`]: fb(
        ['Ada', SHOP],
        [['Ada', text, { is_unsent: isUnsent }, 0]],
      ),
    });
    return expectEither(
      [file('ada_111', 'hello', false), file('ada_222', '', true)],
      [{ texts: ['hello'] }, { texts: [] }],
    );
  });

  it('of one number and other people are not mixed', () =>
    expectEither(
      [dyi('ada_777', ['Ada'], hello), dyi('bo_777', ['Bo'], [['Bo', 'another', 5]])],
      [
        { texts: ['hello', 'hi'], people: ['Ada'] },
        { texts: ['another'], people: ['Bo'] },
      ],
    ));

  it('of one name and other people are not mixed', () =>
    expectEither(
      [dyi('chat_777', ['Ada'], hello), dyi('chat_777', ['Bo'], [['Bo', 'another', 5]])],
      [
        { texts: ['hello', 'hi'], people: ['Ada'] },
        { texts: ['another'], people: ['Bo'] },
      ],
    ));

  it('of people whose accounts are gone stay two, also when one was known', () =>
    expectEither(
      [
        dyi('ada_333', ['Ada'], hello),
        {
          ...dyi('facebookuser_333', ['Facebook user'], [['Facebook user', 'hello', 0]]),
          ...dyi('facebookuser_444', ['Facebook user'], [['Facebook user', 'who?', 3]]),
        },
      ],
      [
        { texts: ['hello', 'hi'], people: ['Ada'] },
        { texts: ['who?'], people: ['Facebook user'] },
      ],
    ));

  it('that no message tells are one stay two when a name is gone', () =>
    expectEither(
      [
        dyi('ada_333', ['Ada'], hello),
        dyi('facebookuser_333', ['Facebook user'], [['Facebook user', 'later', 9]]),
      ],
      [
        { texts: ['hello', 'hi'], people: ['Ada'] },
        { texts: ['later'], people: ['Facebook user'] },
      ],
    ));

  it('that share one greeting at one moment are two where their numbers are', () =>
    expectEither(
      [
        dyi(
          'ada_111',
          ['Ada'],
          [
            [SHOP, 'Happy new year!', 0],
            ['Ada', 'you too', 1],
            ['Ada', 'x', 2],
          ],
        ),
        dyi(
          'ada_222',
          ['Ada'],
          [
            [SHOP, 'Happy new year!', 0],
            ['Ada', 'thanks', 1],
            ['Ada', 'y', 2],
          ],
        ),
      ],
      [
        { texts: ['Happy new year!', 'you too', 'x'] },
        { texts: ['Happy new year!', 'thanks', 'y'] },
      ],
    ));
});
