import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { endingFor } from '../../src/cli/exit.ts';
import { WrongUse } from '../../src/house/failure.ts';
import { carriedOut, convograph, dataDir, endingOf, inHouse, type Run, serving } from './run.ts';

async function expectExit2(run: Promise<Run>, sentence: RegExp): Promise<void> {
  const { code, stdout, stderr } = await run;
  expect(stderr).toMatch(sentence);
  expect(stderr).toMatch(/^[^\n]+[.?]\n$/);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
}

describe('wrong use ends with 2 and one sentence', () => {
  it.each([
    ['an unknown command', ['pag'], /'pag': did you mean page\? There are demo, serve, .*export\./],
    ['a word that is near none', ['frobnicate'], /'frobnicate': there are demo, serve, proxy,/],
    ['an unknown command of a group', ['page', 'crate'], /did you mean page create\? There are /],
    [
      'one that is near none',
      ['token', 'x'],
      /'token x': there are create, set, revoke, show, list, endings, delete, debug\./,
    ],
    ['a group without its command', ['app'], /missing after "app": there are create, set, show, /],
    ['an unknown flag', ['serve', '--prot', '1'], /unknown option '--prot'.*--port/i],
    ['a required flag left out', ['app', 'create'], /--name/],
    ['nothing to tell of', ['why'], /^Say one of <event>, --last and --customer\.$/m],
    ['too many words', ['app', 'create', '--name', 'a', 'b'], /too many arguments/i],
    ['a port that is none', ['serve', '--port', '70000'], /--port must be .* "70000"/],
    ['a version not offered', ['serve', '--default-version', 'v3.0'], /one of v19\.0, v20\.0/],
    ['a proxy that is no address', ['serve', '--trust-proxy', '1.2.3'], /--trust-proxy must be/],
    ['a range that is none', ['serve', '--allow-to', '10.0.0.0/33'], /--allow-to must be a list/],
    ['an address that is none', ['serve', '--allow-to', 'bot,10.0.0.256'], /--allow-to must be/],
    ['a public URL that is none', ['serve', '--public-url', 'x'], /--public-url must be/],
    [
      'a host with a port for Instagram',
      ['serve', '--instagram-host', 'ig.test:80'],
      /--instagram-host must be the name of a host/,
    ],
    ['no kind of token', ['token', 'create'], /one of --page, --user and --app/],
    ['nothing to change of an app', ['app', 'set', 'Bot'], /say what to change/i],
    ['nothing to change of a person', ['person', 'set', '1', '--page', '2'], /say what to change/i],
    ['a role of nobody', ['app', 'set', 'Bot', '--role', 'tester'], /--role takes NAME=VALUE/],
    ['a switch that is none', ['app', 'set', 'Bot', '--verified', 'on'], /must be yes or no/],
    [
      'a word that is none of those',
      ['policy', 'blok', '--page', 'Kiln'],
      /^An action is warning, block or unblock, and not "blok"/,
    ],
    ['no call to explain', ['explain'], /say which call to explain/i],
    ['a blank to explain', ['explain', ' '], /say which call to explain/i],
    ['nothing to change', ['page', 'set', 'Kiln'], /say what to change/i],
  ])('%s', async (_what, args, sentence) => {
    const ending = await endingOf(args);
    expect(ending).toEqual({ code: 2, sentence: expect.stringMatching(sentence) });
    expect(ending.sentence).toMatch(/^[^\n]+[.?]$/);
  });

  it('an unknown command, as a shell sees it', async () => {
    await expectExit2(
      convograph(['pag']),
      /^Unknown command 'pag': did you mean page\? There are demo, [^\n]+\.\n$/,
    );
  });

  it.each([
    [['help', 'pgae'], "Unknown command 'pgae': did you mean page? There are demo, serve, "],
    [['help', 'help'], "Unknown command 'help': there are demo, serve, "],
    [
      ['page', 'help', 'lst'],
      "Unknown command 'page lst': did you mean page list? There are create,",
    ],
  ])('help on a command that there is not: %j', async (args, sentence) => {
    const ending = await endingOf(args);
    expect(ending).toEqual({ code: 2, sentence: expect.stringContaining(sentence) });
  });

  it('help on one that there is stays', async () => {
    for (const words of [['help', 'page'], ['page', 'help', 'list'], ['page', 'help'], ['help']]) {
      const { code, stdout } = await carriedOut(words);
      expect([code, stdout]).toEqual([0, expect.stringMatching(/^Usage: convograph /)]);
    }
  });

  it('PORT is named when it is the bad one', async () => {
    const args = ['serve', '--data', dataDir()];
    await expectExit2(carriedOut(args, { PORT: 'x' }), /^PORT must be/);
  });

  it('a key that is too short, without showing it', async () => {
    const data = dataDir();
    const args = ['app', 'create', '--name', 'Bot', '--data', data];
    const run = carriedOut(args, { CONVOGRAPH_KEY: 'zzz' });
    await expectExit2(run, /^CONVOGRAPH_KEY must have [^z]*$/);
    expect(existsSync(data)).toBe(false);
  });

  it('several apps, by their names', async () => {
    const data = dataDir();
    await inHouse(data, async (house) => {
      await createPage(house, { name: 'Kiln' });
      await createApp(house, { name: 'Bot', id: '100000000000001' });
      await createApp(house, { name: 'Desk', id: '100000000000002' });
    });
    await expectExit2(
      carriedOut(['token', 'create', '--page', 'Kiln', '--data', data, '--json']),
      /--for-app, "Bot" \(100000000000001\), "Desk" \(100000000000002\)/,
    );
  });

  it('no app yet: how to create one', async () => {
    const data = dataDir();
    await inHouse(data, (house) => createPage(house, { name: 'Kiln' }));
    const { code, sentence } = await endingOf([
      'token',
      'create',
      '--page',
      'Kiln',
      '--data',
      data,
    ]);
    expect(sentence).toContain(`\`npx convograph app create --name NAME --data ${data}\``);
    expect(code).toBe(2);
  });

  it('an unknown scope: which there are', async () => {
    const data = dataDir();
    await inHouse(data, async () => undefined);
    const args = ['token', 'create', '--page', 'x', '--scopes', 'pages_mesaging'];
    const { code, sentence } = await endingOf([...args, '--data', data]);
    expect(sentence).toMatch(/no scope "pages_mesaging": valid are .*pages_messaging,/);
    expect(code).toBe(2);
  });
});

describe('a hint repeats npx and the --data that was given', () => {
  it.each([
    [['token', 'create', '--page', 'x'], 'page create --name NAME'],
    [['person', 'set', 'Zoë', '--page', 'Kiln', '--name', 'y'], 'person list'],
    [['token', 'revoke', '1'], 'token list'],
    [['page', 'set', 'Mill', '--mode', 'strict'], 'page list'],
  ])('%j', async (args, command) => {
    const data = `${dataDir()} of mine`;
    await inHouse(data, (house) => createPage(house, { name: args.includes('x') ? 'X' : 'Kiln' }));
    const { sentence } = await endingOf([...args, `--data=${data}`]);
    expect(sentence).toMatch(/`npx convograph [a-z]+ [^`]*--data '[^']* of mine'`/);
    if (!args.includes('create')) expect(sentence).toContain(`npx convograph ${command}`);
  });

  it('and none where none was given', () => {
    const { sentence } = endingFor(new WrongUse('See `npx convograph app list`.'));
    expect(sentence).toBe('See `npx convograph app list`.');
  });
});

describe('help', () => {
  it('of a command has examples', async () => {
    const { code, stdout, stderr } = await carriedOut(['token', 'create', '--help']);
    expect(stdout).toMatch(/Examples:\n {2}\$ npx convograph token create/);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('is what `convograph` alone shows', async () => {
    const { code, stdout } = await convograph([]);
    for (const command of [
      'demo',
      'serve',
      'app',
      'page',
      'user',
      'person',
      'token',
      'import',
      'export',
    ]) {
      expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    }
    expect(code).toBe(0);
  });
});

describe('a served answer', () => {
  it('names commands with the --data that was given to serve', async () => {
    const data = `${dataDir()} two`;
    const { ready } = await serving(['serve', '--port', '0', '--data', data, '--login-dialog']);
    const headers = { Authorization: `Bearer ${ready.control_key}` };
    const control = await fetch(`${ready.url}/_convograph/v1/pages/Kiln`, {
      ...{ method: 'PATCH', headers: { ...headers, 'Content-Type': 'application/json' } },
      body: '{"mode":"strict"}',
    });
    const { error } = (await control.json()) as { error: { message: string } };
    expect(error.message).toContain(`\`npx convograph page create --name NAME --data '${data}'\``);
    const dialog = await fetch(`${ready.url}/dialog/oauth?client_id=1`);
    expect(await dialog.text()).toContain('npx convograph app list --data &#39;');
  });
});
