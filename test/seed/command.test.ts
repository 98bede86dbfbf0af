import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { carriedOut, dataDir, inHouse, serving } from '../cli/run.ts';

const FILE = `convograph: 1
users: [{ name: Rosa Lind }]
apps:
  - { name: Echo bot, secret: 0123456789abcdef0123456789abcdef }
pages:
  - name: Kiln & Clover
    routing: { default_app: Echo bot, may_take: [Echo bot] }
    people: [{ name: Maya Okafor }, { name: Theo }]
    conversations:
      - with: Maya Okafor
        messages:
          - { from: Maya Okafor, at: -5m, text: hi }
`;

/** A folder with a seed file in it. */
function folderWith(text: string): string {
  const folder = dataDir();
  mkdirSync(folder);
  writeFileSync(join(folder, 'seed.yaml'), text);
  return folder;
}

describe('convograph seed', () => {
  it('makes a store of a file, and says what opens it; the same again adds nothing', async () => {
    const folder = folderWith(FILE);
    const first = await carriedOut(['seed', 'seed.yaml'], {}, folder);
    expect(first.stderr).toBe('');
    expect(
      first.stdout.replaceAll(/(?<=id )\d{15,16}|EAA\w+|(?<=login )\w{32}/g, '…').split('\n'),
    ).toEqual([
      'From the seed file: 1 user, 1 app, 1 Page, 2 people, 1 conversation, 1 message.',
      'Page Kiln & Clover: id …',
      'App Echo bot: id …',
      '  secret 0123456789abcdef0123456789abcdef, of Instagram login …',
      'Page token of Echo bot for Kiln & Clover',
      '  …',
      '',
    ]);
    const second = await carriedOut(['seed', 'seed.yaml'], {}, folder);
    const [, ...same] = first.stdout.split('\n');
    expect(second.stdout.split('\n')).toEqual(['All of the seed file was there.', ...same]);
  });

  it('prints JSON', async () => {
    const folder = folderWith(FILE);
    const { stdout } = await carriedOut(['seed', 'seed.yaml', '--json'], {}, folder);
    expect(JSON.parse(stdout)).toEqual({
      added: { users: 1, apps: 1, pages: 1, people: 2, conversations: 1, messages: 1 },
      apps: [
        {
          id: expect.any(String),
          name: 'Echo bot',
          secret: expect.any(String),
          instagram_secret: expect.any(String),
        },
      ],
      pages: [{ id: expect.any(String), name: 'Kiln & Clover' }],
      tokens: [
        {
          type: 'page',
          app_id: expect.any(String),
          page: 'Kiln & Clover',
          access_token: expect.stringMatching(/^EAA/),
        },
      ],
    });
  });

  it('prints the schema that editors check such files by', async () => {
    const { stdout } = await carriedOut(['seed', '--schema']);
    const schema = JSON.parse(stdout);
    expect(schema.required).toEqual(['convograph']);
    expect(Object.keys(schema.properties)).toEqual([
      '$schema',
      'convograph',
      'now',
      'users',
      'apps',
      'pages',
      'tokens',
    ]);
    expect(stdout).toContain('what was said, in any order of time');
  });

  it.each([
    [['seed'], /^Say which file to seed from/],
    [['seed', 'none.yaml'], /^none\.yaml: it cannot be read: ENOENT\.\n$/],
    [['seed', 'seed.yaml'], /^seed\.yaml:1:1: convograph is missing\.\n$/],
    [
      ['serve', '--port', '0', '--seed', 'seed.yaml'],
      /^seed\.yaml:1:1: convograph is missing\.\n$/,
    ],
    [['demo', '--port', '0', '--seed', 'seed.yaml'], /^seed\.yaml:1:1: convograph is missing\.\n$/],
  ])('%j ends with 2 and a sentence', async (args, words) => {
    const { code, stderr, stdout } = await carriedOut(args, {}, folderWith('users: []'));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(words);
  });
});

describe('--seed', () => {
  it('has serve begin with what the file says', async () => {
    const folder = folderWith(FILE);
    const served = await serving(['serve', '--port', '0', '--seed', 'seed.yaml'], {}, folder);
    const { url, tokens, pages } = served.ready as unknown as {
      url: string;
      tokens: { access_token: string }[];
      pages: object[];
    };
    expect(pages).toHaveLength(1);
    const asked = `${url}/me?fields=name&access_token=${tokens[0]?.access_token}`;
    expect(await (await fetch(asked)).json()).toMatchObject({ name: 'Kiln & Clover' });
  });

  it('has demo serve that in place of its own business', async () => {
    const folder = folderWith(FILE);
    const served = await serving(['demo', '--port', '0'], { CONVOGRAPH_SEED: 'seed.yaml' }, folder);
    expect(served.ready).not.toHaveProperty('page_token');
    await served.stop();
    await inHouse(join(folder, '.convograph'), async ({ store }) => {
      expect((await store.directory.pages.after(0, 9)).map(({ name }) => name)).toEqual([
        'Kiln & Clover',
      ]);
    });
    expect(readFileSync(join(folder, 'seed.yaml'), 'utf8')).toBe(FILE);
  });
});
