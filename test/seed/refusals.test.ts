// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of seed files look so
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSeed } from '../../src/seed/file/read.ts';
import { HEAD, seededWorld } from './support/seeded.ts';

const page = (more: string) =>
  `${HEAD}pages:\n  - name: Kiln\n    people: [{ name: Maya }]\n${more}`;
const said = (message: string) =>
  page(`    conversations:\n      - with: Maya\n        messages:\n          - ${message}\n`);

describe('a file that cannot be read', () => {
  const message = (text: string): string => {
    try {
      readSeed('my/seed.yaml', text, {});
      return 'it can';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it.each([
    ['', '1:1: The file must be a map.'],
    ['- a', '1:1: The file must be a map.'],
    ['users: []', '1:1: convograph is missing.'],
    ['convograph: 2', '1:13: convograph must be 1: the version of this form.'],
    ['convograph: 1\nusers: Ada', '2:8: users must be a list.'],
    ['convograph: 1\nusers:\n  - nam: Ada', '3:5: users[0] has no key "nam": name is meant.'],
    ['convograph: 1\ncolour: red', '2:1: The file has no key "colour": there are $schema, '],
    ['convograph: 1\nusers:\n  - id: 1', '3:5: users[0].name is missing.'],
    [
      'convograph: 1\nusers:\n  - { id: abc, name: A }',
      '3:11: users[0].id must be 1 to 20 digits, the first not 0.',
    ],
    [
      'convograph: 1\napps:\n  - { name: A, secret: hush }',
      '3:24: apps[0].secret must be 32 hexadecimal digits in lower case.',
    ],
    [
      '{"convograph": 1, "pages": [{"name": "A", "mode": "loose"}]}',
      '1:51: pages[0].mode must be archive or strict.',
    ],
    [
      'convograph: 1\nusers:\n  - name: ${WHO}',
      '3:11: The variable WHO is not set: set it, or say ${WHO:-VALUE}.',
    ],
    ['convograph: 1\nconvograph: 1', '2:1: Map keys must be unique'],
    ['convograph: [1', '1:15: Flow sequence in block collection'],
    [
      'a: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c]',
      '1:1: It cannot be read: ',
    ],
  ])('%j is answered with line and column', (text, words) => {
    const [, told = ''] = message(text).split('my/seed.yaml:');
    expect(told.slice(0, words.length)).toBe(words);
  });

  it('shows no secret', () => {
    const secret = 'DEADBEEF'.repeat(4);
    expect(message(`convograph: 1\napps:\n  - { name: A, secret: ${secret} }`)).not.toContain(
      secret,
    );
  });
});

describe('variables', () => {
  const names = (text: string, variables: Record<string, string>) =>
    readSeed('seed.yaml', text, variables).seed.users?.map(({ name }) => name);

  it.each([
    ['${WHO}', 'Ada'],
    ['${WHO:-Rosa}', 'Ada'],
    ['${OTHER:-Rosa}', 'Rosa'],
    ['${EMPTY:-Rosa}', 'Rosa'],
    ['"Dr ${WHO} & ${OTHER:-Rosa Lind}"', 'Dr Ada & Rosa Lind'],
    ['"$${WHO}"', '${WHO}'],
    ['"$5 {x}"', '$5 {x}'],
  ])('%s is %s', (text, name) => {
    expect(
      names(`convograph: 1\nusers: [{ name: ${text.startsWith('"') ? text : `"${text}"`} }]`, {
        WHO: 'Ada',
        EMPTY: '',
      }),
    ).toEqual([name]);
  });

  it('are texts, and cannot say more than one thing', () => {
    const found = names('convograph: 1\nusers:\n  - name: ${WHO}', {
      WHO: 'Ada\nid: 1 }, { name: 2',
    });
    expect(found).toEqual(['Ada\nid: 1 }, { name: 2']);
  });
});

describe('a file that cannot be carried out', async () => {
  const { seed, server, folder } = await seededWorld();
  writeFileSync(join(folder, 'text.jpg'), 'no picture');

  it.each([
    [
      'a time that is none',
      said('{ from: Maya, at: yesterday, text: a }'),
      '9:31: yesterday is no time: say one such as -26h, -5m or 2026-05-04T10:00:00Z.',
    ],
    ['a time to come', said('{ from: Maya, at: +5m, text: a }'), '9:31: +5m has not come yet.'],
    ['a moment that is none', 'convograph: 1\nnow: soon', '2:6: soon is no time'],
    [
      'a time before all',
      said('{ from: Maya, at: -9999w, text: a }'),
      '9:31: -9999w is before 1970.',
    ],
    ['a moment beyond all', 'convograph: 1\nnow: 2199-01-01', '2:6: The clock can show the years'],
    [
      'a message of nobody',
      said('{ from: Theo, at: -5m, text: a }'),
      '9:21: Theo is neither Maya nor page.',
    ],
    [
      'a message that says nothing',
      said('{ from: Maya, at: -5m }'),
      '9:13: It says nothing: give it a text, or a file.',
    ],
    [
      'an app that writes as a person',
      said('{ from: Maya, by: Bot, at: -5m, text: a }'),
      '9:31: An app sends for the Page alone',
    ],
    [
      'an app that there is not',
      said('{ from: page, by: Bot, at: -5m, text: a }'),
      '9:31: There is no app yet',
    ],
    [
      'a file that there is not',
      said('{ from: Maya, at: -5m, image: ./no.jpg }'),
      '9:43: The file ./no.jpg cannot be read: ENOENT.',
    ],
    [
      'a file that is no picture',
      said('{ from: Maya, at: -5m, image: text.jpg }'),
      '9:43: The file text.jpg is no image that can be shown.',
    ],
    [
      'a conversation with nobody',
      page('    conversations: [{ with: Theo }]'),
      '6:29: Nobody "Theo" has written to this Page',
    ],
    [
      'a conversation elsewhere',
      page('    conversations: [{ with: Maya, platform: instagram }]'),
      '6:45: Maya writes on messenger',
    ],
    [
      'a person of no account',
      `${HEAD}pages: [{ name: A, people: [{ name: Juno, platform: instagram }] }]`,
      '3:29: The Page A has no Instagram account',
    ],
    [
      'an account of somebody else',
      `${HEAD}pages: [{ name: A, instagram: { username: a b } }]`,
      '3:9: An Instagram username has 1 to 30',
    ],
    [
      'an app that is not in it',
      `${HEAD}pages: [{ name: A, subscribed_apps: { Bot: [messages] } }]`,
      '3:44: There is no app yet',
    ],
    [
      'a field of no Page',
      `${HEAD}apps: [{ name: B }]\npages: [{ name: A, subscribed_apps: { B: [mesages] } }]`,
      '4:43: There is no field mesages of page: messages is meant.',
    ],
    [
      'a field of another object',
      `${HEAD}apps: [{ name: B, webhooks: [{ object: instagram, callback: "https://b.example", verify_token: a, fields: [message_echoes] }] }]`,
      '3:108: There is no field message_echoes of instagram',
    ],
    [
      'a callback that is none',
      `${HEAD}apps: [{ name: B, webhooks: [{ object: page, callback: bot, verify_token: a, fields: [] }] }]`,
      '3:56: bot is no address such as https://bot.example/webhook.',
    ],
    [
      'a role of nobody',
      `${HEAD}apps: [{ name: B, roles: { Ada: tester } }]`,
      '3:8: There is no user yet',
    ],
    [
      'a task that there is not',
      `${HEAD}users: [{ name: Ada }]\npages: [{ name: A, roles: { Ada: [SING] } }]`,
      '4:34: There is no task "SING"',
    ],
    [
      'a token of nobody',
      `${HEAD}apps: [{ name: B }]\ntokens: [{ app: B, user: Ada }]`,
      '4:10: There is no user yet',
    ],
  ])('%s is refused with line and column, and nothing is written', async (_, text, words) => {
    const message = await seed(text).then(
      () => 'it was written',
      (error: Error) => error.message,
    );
    const [, told = ''] = message.split('seed.yaml:');
    expect(told.slice(0, words.length)).toBe(words);
    expect(await server.store.directory.pages.after(0, 1)).toEqual([]);
    expect(await server.store.directory.apps.after('', 1)).toEqual([]);
  });
});
