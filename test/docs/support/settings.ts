import { once } from 'node:events';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createCode } from '../../../src/access/codes.ts';
import { sayOperation } from '../../../src/admin/acts/say.ts';
import { createApp } from '../../../src/admin/apps.ts';
import { createPage } from '../../../src/admin/pages.ts';
import { createPerson } from '../../../src/admin/people.ts';
import { createToken } from '../../../src/admin/tokens.ts';
import { createUser } from '../../../src/admin/users.ts';
import { importDialogues } from '../../support/dialogues.ts';
import { builtProgram } from '../../support/program.ts';
import { download } from './download.ts';
import { type Block, page, ROOT } from './markdown.ts';
import type { Reader } from './reader.ts';

/** What a page tells its reader to have, or to fill in, before its lines can be typed. */
export interface Setting {
  /** Whether the store is the reader's own, and empty at first; it is the demo without. */
  readonly own?: true;
  /** Whether it is served with a journal, and to callbacks of this machine, as the demo is. */
  readonly isAsDemo?: true;
  /** Makes what the page begins with. */
  readonly prepare?: (reader: Reader) => Promise<void>;
  /** What a reader writes for words of the page, in its shell lines: `PAGE`, `IGAA…`. */
  readonly words?: (reader: Reader) => Promise<Readonly<Record<string, string>>>;
  /** Files that the page shows and its reader keeps. */
  readonly files?: Readonly<Record<string, Block | undefined>>;
  /** Variables that the page names and its reader sets. */
  readonly variables?: (reader: Reader) => Promise<Readonly<Record<string, string>>>;
}

/** What a browser saved. */
const CALLS = JSON.stringify({
  log: {
    version: '1.2',
    entries: [
      {
        startedDateTime: '2026-10-01T09:30:00.000Z',
        request: { method: 'GET', url: 'https://graph.facebook.com/me?debug=all', headers: [] },
      },
    ],
  },
});

const token = async (reader: Reader, spec: Parameters<typeof createToken>[1]): Promise<string> =>
  (await createToken(reader.house, spec)).access_token;

/** The app "My app", the Page "My Page" with an Instagram account, and Ada, who has a role on it. */
async function myPage({ house }: Reader): Promise<void> {
  await createApp(house, { name: 'My app' });
  const { id } = await createPage(house, { name: 'My Page', instagram: { username: 'my.page' } });
  await createUser(house, { name: 'Ada Lovelace', pageId: id });
}

/** A Page with a conversation, as an import leaves it. */
async function myShop({ house }: Reader): Promise<void> {
  await createApp(house, { name: 'My app' });
  await createPage(house, { name: 'My Shop' });
  const turns = [{ speaker: 'customer', text: 'Is it still there?' }] as const;
  await importDialogues(house, 'My Shop', [{ id: '1', turns }]);
}

/** Somebody who can write to "My Page". */
async function maya({ house }: Reader): Promise<string> {
  const id = '4404935943621117';
  await createPerson(house, { pageId: 'My Page', name: 'Maya Okafor', id, platform: 'MESSENGER' });
  return id;
}

/** The same, who has written. */
async function written(reader: Reader): Promise<void> {
  const id = await maya(reader);
  await sayOperation.run(reader.house, { page: 'My Page', as: id, text: 'hi' });
}

const proxyPorts = new WeakMap<Reader, Promise<number>>();

/** Where the proxy of a reader listens, in place of 4005. */
async function proxyPort(reader: Reader): Promise<string> {
  const port = proxyPorts.get(reader) ?? freePort();
  proxyPorts.set(reader, port);
  return String(await port);
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A callback that takes all that it is sent, and its handshake. */
async function callback(): Promise<string> {
  const server = createHttpServer(({ url = '' }, response) => {
    response.end(new URL(url, 'http://x').searchParams.get('hub.challenge') ?? 'EVENT_RECEIVED');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Installs Convograph, as it is published, and packages of ours into a folder of a program's own. */
async function installed(folder: string, packages: readonly string[]): Promise<void> {
  const modules = join(folder, 'node_modules');
  rmSync(modules);
  mkdirSync(modules);
  symlinkSync(dirname(dirname(await builtProgram())), join(modules, 'convograph'));
  for (const name of packages) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
}

/** What the start of the demo prints. */
const ofDemo = async ({ facts }: Reader) => ({
  'EAA…': facts.pageToken,
  'm_…': facts.messageId,
});

const demoVariables = async ({ facts }: Reader) => ({
  URL: 'http://127.0.0.1:4004',
  ID: facts.appId,
  SECRET: facts.appSecret,
});

/** Pages of docs/pains: each begins with the demo as `npm start` serves it. */
const pains = (...names: readonly string[]): Readonly<Record<string, Setting>> =>
  Object.fromEntries(
    names.map((name) => [
      `docs/pains/${name}.md`,
      {
        isAsDemo: true,
        words: ofDemo,
        variables: async ({ url }) => ({ PORT: new URL(url).port }),
      },
    ]),
  );

/** By page; one without a setting is for the demo as it is. */
export const SETTINGS: Readonly<Record<string, Setting>> = {
  'README.md': {
    words: ofDemo,
    variables: async ({ house }) => ({ KEY: house.controlKey }),
    files: { 'talks.jsonl': page('README.md').blocks.find(({ text }) => text.startsWith('{"id"')) },
  },
  'docs/clients.md': {
    prepare: ({ folder }) => installed(folder, ['fb']),
    words: ofDemo,
    files: {
      'me.py': page('docs/clients.md').blocks.find(({ text }) => text.startsWith('# me.py')),
      'fb.cjs': page('docs/clients.md').blocks.find(({ text }) => text.startsWith('// fb.cjs')),
    },
    variables: async ({ url }) => ({ CONVOGRAPH_URL: url }),
  },
  'docs/guides/run.md': { words: ofDemo },
  'docs/guides/redirect.md': {
    prepare: ({ folder }) => installed(folder, []),
    words: ofDemo,
    files: {
      'bot.mjs': page('docs/guides/redirect.md').blocks.find(({ text }) =>
        text.startsWith('// bot.mjs'),
      ),
    },
    variables: async ({ url, facts }) => ({
      CONVOGRAPH_URL: url,
      PAGE_ACCESS_TOKEN: facts.pageToken,
    }),
  },
  'docs/guides/proxy.md': {
    words: async (reader) => ({ ...(await ofDemo(reader)), 4005: await proxyPort(reader) }),
    variables: async (reader) => ({
      PORT: new URL(reader.url).port,
      PROXY_PORT: await proxyPort(reader),
    }),
  },
  'docs/guides/recording.md': {
    isAsDemo: true,
    words: ofDemo,
    variables: async ({ url }) => ({ PORT: new URL(url).port }),
  },
  'docs/guides/export.md': { own: true, prepare: myShop },
  'docs/guides/instagram-login.md': {
    own: true,
    prepare: myPage,
    words: async (reader) => ({
      'IGAA…': await token(reader, { kind: 'instagram', pageId: 'My Page' }),
    }),
  },
  'docs/guides/sending.md': {
    own: true,
    prepare: myPage,
    words: async (reader) => ({
      'EAA…': await token(reader, { kind: 'page', pageId: 'My Page' }),
    }),
  },
  'docs/guides/acting-as-a-customer.md': {
    own: true,
    prepare: myPage,
    words: async (reader) => ({
      'EAA…': await token(reader, { kind: 'page', pageId: 'My Page' }),
    }),
    variables: async ({ house }) => ({ KEY: house.controlKey }),
  },
  'docs/guides/account-linking.md': {
    own: true,
    prepare: myPage,
    words: async (reader) => ({
      'EAA…': await token(reader, { kind: 'page', pageId: 'My Page' }),
    }),
  },
  'docs/guides/calendar.md': {
    prepare: async ({ folder }) => writeFileSync(join(folder, 'calls.har'), CALLS),
    variables: async ({ house, facts, url }) => ({
      ...{ KEY: house.controlKey, TOKEN: facts.pageToken, PAGE: facts.pageId },
      CONVOGRAPH_URL: url,
    }),
  },
  'docs/guides/faults.md': {
    own: true,
    prepare: async (reader) => {
      await myPage(reader);
      await written(reader);
    },
    words: async (reader) => ({
      'EAA…': await token(reader, { kind: 'page', pageId: 'My Page' }),
    }),
    variables: async ({ house, url }) => ({ KEY: house.controlKey, PORT: new URL(url).port }),
  },
  'docs/guides/chaos.md': {
    own: true,
    prepare: myPage,
    variables: async ({ url }) => ({ PORT: new URL(url).port }),
  },
  'docs/guides/watching.md': {
    own: true,
    isAsDemo: true,
    prepare: async (reader) => {
      await myPage(reader);
      await written(reader);
    },
    words: async (reader) => ({
      'EAA…': await token(reader, { kind: 'page', pageId: 'My Page' }),
    }),
    variables: async ({ url }) => ({ PORT: new URL(url).port }),
  },
  'docs/guides/tls.md': {
    words: async () => ({ '8443': String(await freePort()) }),
  },
  'docs/guides/sending-twice.md': {
    own: true,
    isAsDemo: true,
    prepare: async (reader) => {
      await myPage(reader);
      await maya(reader);
    },
    words: async (reader) => ({
      'EAA…': await token(reader, { kind: 'page', pageId: 'My Page' }),
      '3001': String(await freePort()),
      'GRAPH_URL=http://127.0.0.1:4004': `GRAPH_URL=${reader.url}`,
    }),
    files: {
      'bot.mjs': page('docs/guides/sending-twice.md').blocks.find(({ text }) =>
        text.startsWith('// bot.mjs'),
      ),
    },
    variables: async ({ house, url }) => ({ KEY: house.controlKey, PORT: new URL(url).port }),
  },
  'docs/guides/handing-over.md': {
    own: true,
    prepare: async (reader) => {
      await myPage(reader);
      await maya(reader);
    },
    words: async (reader) => ({
      'EAA…': await token(reader, { kind: 'page', pageId: 'My Page', appId: 'My app' }),
    }),
  },
  'docs/guides/timeline.md': {
    isAsDemo: true,
    variables: async ({ url }) => ({ PORT: new URL(url).port }),
  },
  'docs/guides/webhooks.md': {
    own: true,
    prepare: myPage,
    words: async () => ({ 'http://localhost:3000': await callback() }),
  },
  ...pains(
    'another-app-controls-this-thread',
    'attachment-url-expired',
    'empty-conversations',
    'error-validating-access-token',
    'outside-of-allowed-window',
    'rate-limit-exceeded',
    'test-without-app-review',
    'webhook-not-received',
  ),
  'docs/pains/webhook-received-twice.md': {
    isAsDemo: true,
    words: async (reader) => ({
      ...(await ofDemo(reader)),
      '3001': String(await freePort()),
      'APP_SECRET=…': `APP_SECRET=${reader.facts.appSecret}`,
    }),
    files: {
      'hook.mjs': page('docs/pains/webhook-received-twice.md').blocks.find(({ text }) =>
        text.startsWith('// hook.mjs'),
      ),
    },
    variables: async ({ url }) => ({ PORT: new URL(url).port }),
  },
  'docs/guides/login.md': {
    variables: async (reader) => ({
      ...(await demoVariables(reader)),
      USER_TOKEN: reader.facts.userToken,
      CODE: await loginCode(reader),
    }),
  },
  'docs/guides/permissions.md': {
    words: async (reader) => ({
      ...(await ofDemo(reader)),
      PSID: reader.facts.psid,
      IGSID: reader.facts.igsid,
      PAGE: reader.facts.pageId,
      APP: reader.facts.appId,
    }),
  },
  'docs/guides/tokens.md': {
    own: true,
    prepare: myPage,
    variables: async (reader) => {
      const [app] = await reader.house.store.directory.apps.after('', 100);
      if (!app) throw new Error('There is no app.');
      return {
        URL: 'http://127.0.0.1:4004',
        ID: app.id,
        SECRET: reader.house.vault.unseal(app.secret),
        TOKEN: await token(reader, { kind: 'user', userId: 'Ada Lovelace', life: 'short' }),
      };
    },
  },
  'docs/guides/import-an-archive.md': { own: true, prepare: download },
  'docs/guides/rate-limits.md': { own: true },
  'docs/guides/seed-file.md': {
    own: true,
    files: { 'store.yaml': page('docs/guides/seed-file.md').blocks[0] },
  },
};

/** Where the guide's app is led back to. */
export const CALLBACK = 'http://localhost:3000/callback';

/** A code as the dialog leads back to the guide's address with. */
export async function loginCode({ house, facts }: Reader): Promise<string> {
  const [user] = await house.store.directory.users.after('', 100);
  return house.store.transaction((tx) =>
    createCode(
      tx,
      house.vault,
      {
        kind: 'login',
        app: facts.appId,
        user: user?.id ?? '',
        redirect: CALLBACK,
        scopes: [
          'pages_show_list',
          'pages_messaging',
          'pages_read_engagement',
          'pages_manage_metadata',
        ],
      },
      house.clock.now(),
    ),
  );
}
