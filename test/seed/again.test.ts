import { describe, expect, it } from 'vitest';
import { resetPage } from '../../src/store/page/commands/reset-page.ts';
import { HEAD, seededWorld } from './support/seeded.ts';

const conversation = (...messages: string[]) =>
  [
    '      - with: Maya',
    '        messages:',
    ...messages.map((line) => `          - ${line}`),
  ].join('\n');

const file = (more = '', { app = '', mode = '' } = {}) => `convograph: 1
apps:
  - name: Echo bot
    secret: 0123456789abcdef0123456789abcdef
    instagram_secret: fedcba9876543210fedcba9876543210${app}
pages:
  - name: Kiln
${mode}    people:
      - name: Maya
    conversations:
${conversation('{ from: Maya, at: -26h, text: one }', '{ from: page, at: -1h, text: two }')}${more}
`;

describe('the same file again', () => {
  it('changes nothing, also later, when its times would be others', async () => {
    const { server, seed, get } = await seededWorld();
    const first = await seed(file());
    const [{ text: token = '' } = { text: '' }] = first.tokens;
    const path = '/me/conversations?fields=id,messages{id,created_time,message}';
    const before = await get(path, token);
    const marks = () => [server.store.generation(), server.store.revision(1)];
    const then = marks();
    server.clock.advance(5 * 3_600_000);
    const second = await seed(file());
    expect(Object.values(second.added)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(second.tokens).toEqual(first.tokens);
    expect(second.apps).toEqual(first.apps);
    expect(marks()).toEqual(then);
    expect(await get(path, token)).toEqual(before);
  });

  it('is the same with its keys in another order', async () => {
    const { seed } = await seededWorld();
    const roles = (text: string) =>
      `convograph: 1\nusers: [{ name: A }, { name: B }]\napps:\n  - name: Bot\n    roles: ${text}\n`;
    await seed(roles('{ A: tester, B: developer }'));
    const { added } = await seed(roles('{ B: developer, A: tester }'));
    expect(Object.values(added)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('makes the same ids in another store', async () => {
    const ids = async () => {
      const { seed, get } = await seededWorld();
      const { tokens, pages, apps } = await seed(HEAD + file().replace('convograph: 1\n', ''));
      const [{ text = '' } = {}] = tokens;
      const path = '/me/conversations?fields=id,participants,messages{id}';
      return {
        pages,
        apps,
        read: JSON.stringify(await get(path, text)).replaceAll(
          /access_token=\w+|127\.0\.0\.1:\d+/g,
          '',
        ),
      };
    };
    expect(await ids()).toEqual(await ids());
  });

  it('leaves the clock where it has gone since', async () => {
    const { server, seed } = await seededWorld();
    await seed(HEAD);
    await server.store.transaction(async ({ directory }) => {
      await directory.settings.put('clock', JSON.stringify({ frozenAt: 1_800_000_000_000 }));
    });
    await seed(HEAD);
    expect(server.clock.now()).toBe(1_800_000_000_000);
  });

  it('leaves what was changed here since, and what was deleted', async () => {
    const { server, seed } = await seededWorld();
    await seed(file());
    const { changePage } = await import('../../src/admin/pages/change-page.ts');
    await changePage(server, 'Kiln', { mode: 'strict' });
    await seed(file());
    expect((await server.store.directory.pages.byNo(1))?.mode).toBe('strict');
  });

  it('fills a Page again that was reset', async () => {
    const { server, seed } = await seededWorld();
    const { tokens } = await seed(file());
    await server.store.transaction((tx) => resetPage(tx, 1, server.clock.now()));
    const again = await seed(file());
    expect(again.added).toMatchObject({ pages: 0, people: 1, conversations: 1, messages: 2 });
    expect(again.tokens).toEqual(tokens);
  });

  it('makes a Page again that was deleted, with all that was in it', async () => {
    const { server, seed } = await seededWorld();
    await seed(file());
    const { deletePageOperation } = await import('../../src/admin/pages/delete-page.ts');
    await deletePageOperation.run(server as never, { page: 'Kiln' } as never);
    const { added } = await seed(file());
    expect(added).toEqual({
      users: 0,
      apps: 0,
      pages: 1,
      people: 1,
      conversations: 1,
      messages: 2,
    });
  });
});

describe('a file that has grown', () => {
  it('brings what is new, with times that go from when the rest came', async () => {
    const { server, seed, get } = await seededWorld();
    const { tokens } = await seed(file());
    server.clock.advance(3_600_000);
    const more = '\n          - { from: Maya, at: -30m, text: three }';
    const { added } = await seed(file(more));
    expect(added).toMatchObject({ conversations: 0, messages: 1 });
    const path = '/me/conversations?fields=messages{created_time,message}';
    const { data } = await get(path, tokens[0]?.text ?? '');
    expect(data[0].messages.data[0]).toMatchObject({
      message: 'three',
      created_time: '2026-05-04T09:30:00+0000',
    });
  });

  it('brings another app, person, or Page', async () => {
    const { seed } = await seededWorld();
    await seed(file());
    const { added } = await seed(`${file()}  - name: Second\n`);
    expect(added).toMatchObject({ pages: 1, people: 0 });
  });
});

describe('a different thing under a known id', () => {
  const seeded = async (second: string) => {
    const { seed, server } = await seededWorld();
    await seed(file());
    const then = [server.store.generation(), server.store.revision(1)];
    const message = await seed(second).then(
      () => 'no error',
      (error: Error) => error.message,
    );
    expect([server.store.generation(), server.store.revision(1)]).toEqual(then);
    return message;
  };

  it.each([
    [
      'another secret',
      file().replace('0123', '4567'),
      /^seed\.yaml:4:13: The app Echo bot is here .* of secret: /,
    ],
    [
      'a setting more',
      file('', { app: '\n    mode: live' }),
      /^seed\.yaml:6:11: The app .* of mode/,
    ],
    [
      'a setting of the Page',
      file('', { mode: '    mode: strict\n' }),
      /^seed\.yaml:8:11: The Page Kiln .* of mode/,
    ],
    [
      'another message',
      file().replace('two', 'other'),
      /^seed\.yaml:14:13: The conversation t_\d+ .* messages\.1/,
    ],
    ['another time of one', file().replace('-26h', '-25h'), /^seed\.yaml:13:13: /],
  ])('is refused with line and column: %s', async (_, second, words) => {
    expect(await seeded(second)).toMatch(words);
  });

  it('is refused where it came by no seed file', async () => {
    const { seed, server } = await seededWorld();
    const { createUser } = await import('../../src/admin/users.ts');
    await createUser(server, { name: 'Ada', id: '1001' });
    const taken = seed("convograph: 1\nusers:\n  - { id: '1001', name: Rosa }\n");
    await expect(taken).rejects.toThrow('seed.yaml:3:5: The id 1001 is taken.');
  });

  it('is refused within one file', async () => {
    const { seed } = await seededWorld();
    const twice =
      "convograph: 1\nusers:\n  - { id: '1', name: Rosa }\n  - { id: '1', name: Ada }\n";
    await expect(seed(twice)).rejects.toThrow(/^seed\.yaml:4:22: The user 1 /);
  });
});
