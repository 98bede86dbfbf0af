import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { commentOperation } from '../../src/admin/acts/comment.ts';
import { inboxOperation } from '../../src/admin/acts/inbox.ts';
import { reactOperation } from '../../src/admin/acts/react.ts';
import { sayOperation } from '../../src/admin/acts/say.ts';
import { subscribeAppOperation } from '../../src/admin/apps/subscribe-app.ts';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createPerson } from '../../src/admin/people.ts';
import { createProductOperation } from '../../src/admin/products/create-product.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { createUser } from '../../src/admin/users.ts';
import { createProgram } from '../../src/cli/program.ts';
import type { House } from '../../src/house/house.ts';
import { listen } from '../../src/house/listen.ts';
import type { PageRow } from '../../src/store/directory.ts';
import { recordInstalled } from '../../src/store/page/commands/record-installed.ts';
import { recordMessage } from '../../src/store/page/commands/record-message.ts';
import { recordMessengerProfile } from '../../src/store/page/commands/record-messenger-profile.ts';
import { PLAIN } from '../../src/testing/start.ts';
import { jpeg } from '../media/pictures.ts';
import { carriedOut, convograph, dataDir, inHouse } from './run.ts';

const program = await createProgram([]);

/** Every command by the words that name it. */
function commandsIn(command: Command, words: readonly string[] = []): (readonly string[])[] {
  const within = command.commands.filter((each) => each.name() !== 'help');
  return [words, ...within.flatMap((each) => commandsIn(each, [...words, each.name()]))];
}

/** The examples that a command's help shows, each as the words of a shell. */
async function examplesOf(words: readonly string[]): Promise<string[][]> {
  const { stdout } = await carriedOut([...words, '--help']);
  const lines = [...stdout.matchAll(/^ {2}\$ npx convograph (.*)$/gm)].map(([, line = '']) => line);
  return lines.map((line) =>
    [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
      ([, double, single, plain]) => double ?? single ?? plain ?? '',
    ),
  );
}

/** Commands that never end, need a download, a recording or what was said: of these the flags are looked at. */
const LISTENING_OR_READING = new Set([
  ...['demo', 'serve', 'proxy', 'run', 'seed', 'import', 'conversation', 'record', 'replay-record'],
  ...['copy-test', 'call', 'restart'],
]);

/** Commands that the server carries out, which knows of three faults, three jobs and a refused call then. */
const ON_SERVER = new Set([
  'calendar',
  'token debug',
  'fail',
  'chaos',
  'faults',
  'mend',
  'jobs',
  'job',
  'log',
  'explain',
  'again',
  'upload',
  'catalogue',
  'code',
]);

/** Carries words out beside a server of the store. */
async function beside(data: string, words: readonly string[]) {
  return inHouse(data, async (house) => {
    const listening = await listen(house, { ...PLAIN, journal: 'bodies' });
    const page = { kind: 'page', pageId: 'My Page', scopes: ['email'] } as const;
    const { access_token } = await createToken(house, page);
    await fetch(`${listening.url}/me/conversations?access_token=${access_token}`);
    for (let i = 0; i < 3; i++) {
      await listening.control({ method: 'POST', segments: ['faults'], body: { code: 613 } });
      const body = { app: 'My app', since: '-2h', dry_run: true };
      await listening.control({ method: 'POST', segments: ['pages', 'My Page', 'replay'], body });
    }
    const { port } = new URL(listening.url);
    const rows = await listening.control({
      method: 'GET',
      segments: ['timeline'],
      query: { filter: 'kind:call' },
      body: undefined,
    });
    const { data } = rows.body as { data: { seq: number }[] };
    const upload = { name: 'a.zip', bytes: 1 };
    const { body } = await listening.control({
      method: 'POST',
      segments: ['uploads'],
      body: upload,
    });
    const { id } = body as { id: string };
    const typed = words.map((word) =>
      word === '41'
        ? String(data.at(-1)?.seq)
        : /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(word)
          ? id
          : word,
    );
    const run = await convograph(typed, { PORT: port });
    await listening.close();
    return run;
  });
}

const NAMED = ['app', 'page', 'user', 'person'] as const;

/** A store with what examples name, but for what one of them makes, and words for their examples. */
async function prepared(example: readonly string[]) {
  const [noun = '', verb] = example;
  const data = dataDir();
  writeFileSync(join(data, '..', 'bowl.jpg'), jpeg(4, 3));
  const makes = (what: (typeof NAMED)[number]) => verb === 'create' && what === noun;
  const values = await inHouse(data, async (house) => {
    const app = makes('app') ? undefined : await createApp(house, { name: 'My app' });
    const page = makes('page')
      ? undefined
      : await createPage(house, { name: 'My Page', instagram: { username: 'our.page' } });
    if (!app || !page) return {};
    if (!makes('user')) {
      const roles = { pageId: page.id };
      await createUser(house, { name: 'Ada Lovelace', ...roles });
      await createUser(house, { name: 'Rosa Lind', ...roles });
    }
    const people = makes('person') ? [] : ['Grace Hopper', 'Ada Okafor'];
    for (const name of people) {
      await createPerson(house, { pageId: page.id, name, platform: 'MESSENGER' });
    }
    await converse(house, page, example);
    const past = await happened(house, page, example);
    const one = { pageId: page.id, name: 'Shy', platform: 'INSTAGRAM' } as const;
    const person = await createPerson(house, one);
    if (example[0] === 'edit-notice') {
      await sayOperation.run(house, { page: page.id, as: person.id, text: 'hello' });
    }
    const token = await createToken(house, { kind: 'page', appId: app.id, pageId: page.id });
    return {
      ...past,
      'EAA…': token.access_token,
      '402817365091': token.no,
      '104823659172034': page.id,
      '5638640842939952': person.id,
      '1234567890123456': person.id,
    };
  });
  return { data, values: Object.entries(values) };
}

const ACTS = [
  ...['tap', 'link', 'react', 'unreact', 'edit', 'unsend', 'receive', 'read', 'refer'],
  ...['feedback', 'rate', 'inbox', 'owner'],
];

/** Commands about what has happened: Grace Hopper writes before them. */
const LOOKING_BACK = ['why', 'replay'];

/** Words of their examples: the number of what happened, and the message's id. */
async function happened(house: House, { id, no }: PageRow, [verb = '', what]: readonly string[]) {
  if (verb === 'product' && what === 'delete') {
    const bowl = { page: id, name: 'Blue bowl', price: '€48.00' };
    return { '4404935943621117': (await createProductOperation.run(house, bowl)).id };
  }
  if (verb === 'uncomment') {
    const wrote = { page: id, as: 'Grace Hopper', text: 'hello' };
    const { comment_id } = await commentOperation.run(house, wrote);
    return { '122103846645077607_1490822195371767': comment_id };
  }
  if (verb === 'owner') {
    const [conversation] = await house.store.page(no).conversations.after(0, 1);
    return { t_1234567890123456: conversation?.id ?? '' };
  }
  if (verb === 'webhook') {
    const app = { app: 'My app', callback_url: 'http://localhost:3000/webhook', verify: false };
    for (const object of ['page', 'instagram']) {
      await subscribeAppOperation.run(house, { ...app, object, fields: ['messages'] });
    }
  }
  if (!LOOKING_BACK.includes(verb)) return {};
  const said = await sayOperation.run(house, { page: id, as: 'Grace Hopper', text: 'hello' });
  return { '4182': said.event, m_AQAAAAEAAAABAaIC0oXuAAAA: said.message_id };
}

/** What Grace Hopper does something in: a conversation, or what greets her. */
async function converse(
  house: House,
  { no, id }: PageRow,
  [verb = '', title]: readonly string[],
): Promise<void> {
  if (!ACTS.includes(verb)) return;
  const { store, clock } = house;
  if (title === 'Get Started') {
    const shows = () => ({ get_started: { payload: 'START' } });
    const at = clock.now();
    return store.transaction((tx) => recordMessengerProfile(tx, no, 'MESSENGER', shows, at));
  }
  const grace = { page: id, as: 'Grace Hopper' };
  await sayOperation.run(house, { ...grace, text: 'hello' });
  const person = await store.page(no).people.after(0, 1);
  const conversation = await store.page(no).conversations.direct(person[0]?.no ?? 0);
  const buttons = [
    { type: 'postback', title: 'Help', payload: 'HELP' },
    { type: 'account_link', url: 'https://shop.example/login' },
  ];
  const question = { id: 'q1', type: 'csat', follow_up: { type: 'free_form' } };
  const payload = { feedback_screens: [{ questions: [question] }] };
  const sentTemplate = { type: 'customer_feedback', payload };
  const extra = verb === 'feedback' ? { sentTemplate } : { buttons };
  const message = { created: clock.now(), sender: 0, text: 'What now?', extra };
  await store.transaction((tx) => recordMessage(tx, no, conversation?.no ?? 0, () => message));
  if (verb === 'inbox') await share(house, no, grace, title);
  if (verb === 'unreact') await reactOperation.run(house, { ...grace, reaction: 'love' });
}

/** The snapshots that examples name, but for the one that one of them makes. */
async function kept(data: string, [noun, verb, name]: readonly string[]): Promise<void> {
  if (noun !== 'snapshot') return;
  writeFileSync(join(data, '..', 'passphrase'), 'a long one that nobody guesses');
  for (const each of ['before-launch', './shop.convograph']) {
    if (verb === 'save' && name === each) continue;
    const words = ['snapshot', 'save', each, '--passphrase-file', './passphrase', '--data', data];
    expect(await carriedOut(words, {}, `${data}/..`)).toMatchObject({ code: 0 });
  }
}

/** The Page has the app, and the inbox the conversation where something is done with it. */
async function share(
  house: House,
  page: number,
  grace: { readonly page: string; readonly as: string },
  act: string | undefined,
): Promise<void> {
  const { store, clock } = house;
  const [app] = await store.directory.apps.after('', 1);
  const on = { page, account: 'page', app: app?.id ?? '' } as const;
  await store.transaction((tx) => recordInstalled(tx, on, ['messages'], clock.now()));
  if (act !== 'take') await inboxOperation.run(house, { ...grace, act: 'take' });
}

describe('the examples of --help', () => {
  it.each(commandsIn(program).map((words) => [words.join(' '), words] as const))(
    'of "convograph %s" do what they show',
    async (_, command) => {
      const examples = await examplesOf(command);
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) {
        const isAway = example.some((word) => word.startsWith('postgres://'));
        if (LISTENING_OR_READING.has(example[0] ?? '') || example.includes('--follow') || isAway) {
          await expectKnownFlags(example);
          continue;
        }
        const { data, values } = await prepared(example);
        await kept(data, example);
        const words = example.map((word) =>
          values.reduce((text, [name, value]) => text.replaceAll(name, String(value)), word),
        );
        if (words.includes('copy')) words[words.indexOf('./.convograph')] = data;
        const isHelp = words.includes('--help');
        const at = isHelp ? words : [...words, '--data', data];
        const run =
          [words[0] ?? '', words.slice(0, 2).join(' ')].some((each) => ON_SERVER.has(each)) ||
          words.includes('--filter')
            ? beside(data, at)
            : carriedOut(at, {}, `${data}/..`);
        const { code, stderr } = await run;
        // Of nobody who ever wrote the answer is no, and so is that of a callback where nothing listens.
        const isAsked = words[0] === 'webhook' && /^(?:handshake|test|send)$/.test(words[1] ?? '');
        const isNo = (words[0] === 'can-send' || isAsked) && !isHelp;
        expect([code, stderr], example.join(' ')).toEqual([isNo ? 1 : 0, '']);
      }
    },
  );
});

/** Fails for a flag or an argument that the command does not take. */
async function expectKnownFlags(words: readonly string[]): Promise<void> {
  const given = await createProgram(words);
  const [command] = given.commands;
  for (const each of command ? [command, ...command.commands] : []) each.action(() => undefined);
  await given.parseAsync(words, { from: 'user' });
}
