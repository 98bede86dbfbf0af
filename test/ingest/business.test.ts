import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BusinessQuestion } from '../../src/ingest/archive/business-question.ts';
import type { ImportSpec } from '../../src/ingest/import.ts';
import type { Json } from '../support/world.ts';
import { archiveWorld, type Files } from './support/archive-world.ts';
import { fb, mojibake } from './support/threads.ts';

/** Name and username of the world's Page. */
const SHOP = 'Corner Shop';
const HANDLE = 'corner.shop';

/** Threads of somebody with each of some others, and with groups of them. */
const threadsOf = (me: string, ...others: readonly (string | readonly string[])[]): Files =>
  Object.fromEntries(
    others.map((other, i) => [
      `messages/inbox/t_${i}/message_1.json`,
      fb(
        [other, me].flat(),
        [other, me].flat().map((name) => [name, `${name} wrote`] as const),
      ),
    ]),
  );
const onInstagram = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([path, text]) => [`your_instagram_activity/${path}`, text]),
  );

/** Imports it; gives who was the business, and who wrote as the Page. */
async function taken(files: Files, spec: Partial<ImportSpec> = {}) {
  await using it = await archiveWorld();
  const report = await it.load(await it.save(files), spec);
  const written = (await it.conversations()).flatMap(({ messages }) => messages);
  const page = [it.w.page.id, it.w.page.instagramId];
  const byPage = written.filter(({ from }: Json) => page.includes(from.id));
  const names = new Set(byPage.map(({ message }: Json) => message.replace(' wrote', '')));
  return { business: report.platforms.map(({ business }) => business), names: [...names] };
}

async function refusalOf(files: Files, spec: Partial<ImportSpec> = {}): Promise<string> {
  await using it = await archiveWorld();
  const path = await it.save(files);
  const refused = await it.load(path, spec).then(
    () => 'it was taken',
    (error: Error) => error.message,
  );
  expect(await it.conversations()).toEqual([]);
  return refused;
}

describe('who the business is', () => {
  it('is the Page, where its name takes part in as many threads as any; says in how many', async () => {
    const { business, names } = await taken(threadsOf(SHOP, 'Ada', 'Bo', ['Ada', 'Cy']));
    expect(business).toEqual([{ name: SHOP, threads: 3, of: 3, because: 'page', equals: [] }]);
    expect(names).toEqual([SHOP]);
  });

  it('is the Page in an archive of one thread, and who else it may be is told', async () => {
    const { business } = await taken(threadsOf(SHOP, 'Ada'));
    expect(business).toEqual([{ name: SHOP, threads: 1, of: 1, because: 'page', equals: ['Ada'] }]);
  });

  it.each([
    ['case', 'CORNER shop'],
    ['spaces', ' Corner\u00a0 Shop '],
    ['characters that are not seen', 'Corner\u200b Shop\u200e'],
    ['letters of another width', 'Ｃｏｒｎｅｒ Ｓｈｏｐ'],
  ])('is the Page also where the archive differs in %s', async (_, name) => {
    const { business } = await taken(threadsOf(name, 'Ada', 'Bo'));
    expect(business).toMatchObject([{ name, because: 'page' }]);
  });

  it.each([
    ['composed', 'Café Zoé'.normalize('NFC'), 'Café Zoé'.normalize('NFD')],
    ['decomposed', 'Café Zoé'.normalize('NFD'), 'Café Zoé'.normalize('NFC')],
    ['written as bytes', mojibake('Café Zoé'), 'Café Zoé'],
  ])('is who --me says, whatever the form of its accents: %s', async (_, written, typed) => {
    const { business } = await taken(threadsOf(written, 'Ada', 'Bo'), { me: typed });
    expect(business).toMatchObject([{ because: 'given', threads: 2 }]);
  });

  it('is the very name before one that only looks like it', async () => {
    const files = threadsOf(SHOP, 'corner shop', 'Ada');
    expect(await taken(files)).toMatchObject({ business: [{ name: SHOP }], names: [SHOP] });
    const { business } = await taken(files, { me: 'corner shop' });
    expect(business).toMatchObject([{ name: 'corner shop', threads: 1 }]);
  });

  it('is the only one who takes part in every thread, when the Page does not', async () => {
    const { business, names } = await taken(threadsOf('Maya Lind', 'Ada', ['Bo', 'Cy']));
    expect(business).toMatchObject([{ name: 'Maya Lind', because: 'everywhere' }]);
    expect(names).toEqual(['Maya Lind']);
  });

  it('of Instagram is the username or the name, whichever is in more threads', async () => {
    const asName = onInstagram(threadsOf(SHOP, 'ada', HANDLE));
    expect((await taken(asName)).business).toMatchObject([{ name: SHOP, threads: 2 }]);
    const asHandle = onInstagram(threadsOf(HANDLE, 'ada', SHOP));
    expect((await taken(asHandle)).business).toMatchObject([{ name: HANDLE, threads: 2 }]);
  });

  it('stays who it was in earlier imports', async () => {
    await using it = await archiveWorld();
    await it.load(await it.save(threadsOf('Maya Lind', 'Ada', 'Bo')), { me: 'Maya Lind' });
    const later = { 'messages/inbox/cy_9/message_1.json': fb(['Cy', 'Maya Lind'], [['Cy', 'x']]) };
    const { platforms } = await it.load(await it.save(later));
    expect(platforms).toMatchObject([{ business: { name: 'Maya Lind', because: 'earlier' } }]);
  });
});

describe('a name that fits worse than another', () => {
  const files = threadsOf('Maya Lind', 'Ada', 'Bo', SHOP);

  it('is not taken for the business without a word: it says which flag answers', async () => {
    expect(await refusalOf(files)).toBe(
      `"${SHOP}" takes part in 1 of 3 threads of the archive, and "Maya Lind" in 3: say who the business is, with --me "Maya Lind" or --me "${SHOP}".`,
    );
    expect(await taken(files, { me: 'Maya Lind' })).toMatchObject({ names: ['Maya Lind'] });
    expect(await taken(files, { me: SHOP })).toMatchObject({ names: [SHOP] });
  });

  it.each([
    ['$(touch /tmp/x) `y`', "--me '$(touch /tmp/x) `y`'"],
    ['Ada\'s "Pots"!', "--me 'Ada'\\''s \"Pots\"!'"],
    ["Ada's Pots", '--me "Ada\'s Pots"'],
    ['a\u001b[31mb\n\u202ec', '--me "a[31mb c"'],
  ])('is told as a shell takes it, whatever is in the names: %j', async (me, typed) => {
    const refused = await refusalOf(threadsOf(me, 'Ada', 'Bo', SHOP));
    expect(refused).toContain(`with ${typed} or --me "${SHOP}"`);
    for (const unseen of ['\u001b', '\u202e']) expect(refused).not.toContain(unseen);
    const answer = typed.slice(6, -1).replaceAll("'\\''", "'");
    expect(await taken(threadsOf(me, 'Ada', 'Bo', SHOP), { me: answer })).toMatchObject({
      business: [{ name: me }],
    });
  });

  it('asks, where somebody can be asked', async () => {
    const asked: BusinessQuestion[] = [];
    const ask = async (question: BusinessQuestion) => {
      asked.push(question);
      return 'maya lind';
    };
    const { business, names } = await taken(files, { ask });
    expect(business).toMatchObject([{ name: 'Maya Lind', because: 'asked', threads: 3 }]);
    expect(names).toEqual(['Maya Lind']);
    expect(asked).toMatchObject([{ names: [{ name: 'Maya Lind' }, {}, {}, {}], of: 3 }]);
  });

  it('asks nobody where it is clear', async () => {
    const ask = () => Promise.reject(new Error('asked'));
    await taken(threadsOf(SHOP, 'Ada', 'Bo'), { ask });
    await taken(files, { me: SHOP, ask });
  });
});

describe('what the download says of whose it is', () => {
  const maya = { profile_v2: { name: { full_name: mojibake('Zoë Lind'), first_name: 'Zoë' } } };
  const profiles: readonly (readonly [string, object])[] = [
    ['profile_information/profile_information.json', maya],
    ['personal_information/profile_information/profile_information.json', maya],
    [
      'profile_information/profile_information.json',
      { profile: { name: { full_name: 'Zoë Lind' } } },
    ],
    ['about_you/profile_information.json', { profile: { name: 'Zoë Lind' } }],
  ];

  it.each(profiles)('tells the two of the only thread apart: %s %j', async (path, profile) => {
    const files = { ...threadsOf('Zoë Lind', 'Ada'), [path]: profile };
    expect((await taken(files)).business).toMatchObject([{ name: 'Zoë Lind', because: 'profile' }]);
    // The owner of this download once wrote to the own shop.
    const own = { ...threadsOf('Zoë Lind', SHOP), [path]: profile };
    expect(await refusalOf(own)).toContain('with --me "Zoë Lind" or --me "Corner Shop"');
  });

  it.each([
    ['Username and Name', { Username: { value: 'zoe.lind' }, Name: { value: 'Zoe Lind' } }],
    [
      'in another language',
      { Benutzername: { value: 'zoe.lind' }, 'Privates Konto': { value: 'False' } },
    ],
  ])('tells of Instagram by %s', async (_, string_map_data) => {
    for (const me of ['zoe.lind', 'Zoe Lind'].slice(
      0,
      Object.keys(string_map_data).includes('Name') ? 2 : 1,
    )) {
      const files = {
        ...onInstagram(threadsOf(me, 'ada')),
        'personal_information/personal_information/personal_information.json': {
          profile_user: [{ title: '', string_map_data }],
        },
      };
      expect((await taken(files)).business).toMatchObject([{ name: me, because: 'profile' }]);
    }
  });

  it('tells by the name of the folder that Meta gave it', async () => {
    await using it = await archiveWorld();
    const folder = await it.save(onInstagram(threadsOf('zoe.lind', 'ada')));
    const named = join(it.folder, 'instagram-zoe.lind-2026-01-10-aBcD12');
    await rename(folder, named);
    const { platforms } = await it.load(named);
    expect(platforms).toMatchObject([{ business: { name: 'zoe.lind', because: 'profile' } }]);
  });

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['other types', '{"profile_v2":{"name":7}}'],
    ['more than any profile', `{"a":"${'x'.repeat(5_000_000)}"}`],
  ])('is let be when it is none: %s', async (_, profile) => {
    const path = 'profile_information/profile_information.json';
    const files = { ...threadsOf('Maya Lind', 'Ada', 'Bo'), [path]: profile };
    expect((await taken(files)).business).toMatchObject([{ because: 'everywhere' }]);
  });
});

describe('two platforms in one import', () => {
  const both = {
    ...threadsOf('Maya Lind', 'Ada', 'Bo'),
    ...onInstagram(threadsOf('maya.pots', 'ada', 'bo')),
  };

  it('takes one name for where it is, and finds the other itself', async () => {
    const { business } = await taken(both, { me: 'Maya Lind' });
    expect(business.map((one) => [one?.name, one?.because]).sort()).toEqual([
      ['Maya Lind', 'given'],
      ['maya.pots', 'everywhere'],
    ]);
  });

  it('takes a name for each', async () => {
    const { business } = await taken(both, { meOn: { MESSENGER: 'Ada', INSTAGRAM: 'bo' } });
    expect(business.map((one) => one?.name).sort()).toEqual(['Ada', 'bo']);
  });

  it('says the flag of the one that is not clear', async () => {
    const unclear = { ...both, ...onInstagram(threadsOf('maya.pots', 'ada', 'bo', HANDLE)) };
    expect(await refusalOf(unclear, { me: 'Maya Lind' })).toContain(
      'with --me-instagram "maya.pots" or --me-instagram "corner.shop"',
    );
    expect(await refusalOf(both, { meOn: { MESSENGER: 'Eve' } })).toMatch(
      /^There is no "Eve" in the archive: name the business with --me-facebook, as one of "Maya Lind", /,
    );
    expect(await refusalOf(both, { me: 'Eve' })).toMatch(/^There is no "Eve" in the archive: /);
  });
});
