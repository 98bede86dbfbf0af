import { createHmac } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { keyFile } from '../../src/access/key-file.ts';
import { createUser } from '../../src/admin/users.ts';
import { openHouse } from '../../src/house/house.ts';
import { loginCode, REDIRECT } from '../oauth/codes.ts';
import { proves } from '../support/proves.ts';
import { storeRows } from '../support/store-rows.ts';
import { type World, world } from '../support/world.ts';

const DATABASE = 'convograph.db';
const isPosix = process.platform !== 'win32';

function directory(): string {
  const path = mkdtempSync(join(tmpdir(), 'convograph-secrets-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** From now on every statement fails that names one of these tables. */
async function takeAway({ server }: World, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    await storeRows(join(server.dataDir, DATABASE), `alter table ${table} rename to no_${table}`);
  }
}

const bearer = (text: string) => ({ authorization: `Bearer ${text}` });

const mode = (...path: string[]) => (statSync(join(...path)).mode & 0o777).toString(8);

/** Uses every kind of token and secret there is; gives their texts, by what they are. */
async function usedSecrets(shop: World): Promise<Record<string, string>> {
  const secrets: Record<string, string> = {};
  const { server, page, app } = shop;
  const { id } = await createUser(server, { name: 'Sam', pageId: page.id });
  secrets.page = shop.token;
  secrets.user = await shop.tokenFor({ kind: 'user', userId: id });
  secrets.app = await shop.tokenFor({ kind: 'app' });
  const { body } = await shop.get('/me/accounts', { access_token: secrets.user });
  secrets.derived = body.data[0].access_token;
  secrets.instagram = await shop.tokenFor({ kind: 'instagram', pageId: page.id });
  const proven = { client_id: app.id, client_secret: app.secret };
  const exchanged = async (params: object) => {
    const asked = { ...proven, ...params };
    const { body } = await shop.send('GET', '/oauth/access_token', asked);
    return body.access_token as string;
  };
  secrets.appToken = (await exchanged({ grant_type: 'client_credentials' })).slice(-27);
  secrets.clientToken = server.vault.clientToken(app.id);
  secrets.unusedCode = await loginCode(shop, id);
  secrets.usedCode = await loginCode(shop, id);
  secrets.exchanged = await exchanged({ code: secrets.usedCode, redirect_uri: REDIRECT });
  secrets.appSecret = app.secret;
  secrets.instagramSecret = app.instagram_secret;
  secrets.key = readFileSync(join(server.dataDir, 'key'), 'utf8').trim();
  secrets.controlKey = readFileSync(join(server.dataDir, 'control-key'), 'utf8').trim();
  const appsecret_proof = createHmac('sha256', app.secret).update(shop.token).digest('hex');
  secrets.proof = appsecret_proof;
  await shop.get('/me', { appsecret_proof });
  await shop.get('/me', { access_token: `${app.id}|${app.secret}` });
  return secrets;
}

// The rows of the other engine lie in none.
describe.runIf(inject('stores') === 'sqlite')('the files of a data directory', () => {
  let shop: World;
  let secrets: Record<string, string>;
  beforeAll(async () => {
    shop = await world();
    secrets = await usedSecrets(shop);
  });
  afterAll(() => shop.close());

  /** The bytes of every file but the two key files. */
  function files(dataDir = shop.server.dataDir): Map<string, Buffer> {
    const names = readdirSync(dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'key' && entry.name !== 'control-key')
      .map((entry) => join(entry.parentPath, entry.name));
    return new Map(names.map((name) => [name.slice(dataDir.length + 1), readFileSync(name)]));
  }

  function expectNoSecret(dataDir?: string): void {
    for (const [name, bytes] of files(dataDir)) {
      for (const [what, secret] of Object.entries(secrets)) {
        const forms = [Buffer.from(secret), Buffer.from(secret, 'utf16le')];
        if (/^[0-9a-f]+$/.test(secret)) forms.push(Buffer.from(secret, 'hex'));
        // Half a secret would do for a guess.
        if (/^(?:EAA|IGAA|AQ)/.test(secret)) forms.push(Buffer.from(secret.slice(-20)));
        for (const form of forms) {
          expect(bytes.includes(form), `${what} in ${name}`).toBe(false);
        }
      }
    }
  }

  it('hold no text of a token and no secret, in the write-ahead log', () => {
    // What is written is there to be found, or this test would prove nothing.
    expect(files().get(`${DATABASE}-wal`)?.includes(shop.page.name)).toBe(true);
    expectNoSecret();
  });

  it('hold none in the database either, once the log is copied into it', () => {
    const copy = directory();
    cpSync(shop.server.dataDir, copy, { recursive: true });
    const database = new DatabaseSync(join(copy, DATABASE));
    database.exec('pragma wal_checkpoint(truncate)');
    database.close();
    expect(files(copy).get(DATABASE)?.includes(shop.page.name)).toBe(true);
    expectNoSecret(copy);
  });

  it.runIf(isPosix)('are for their owner only', () => {
    const { dataDir } = shop.server;
    expect(mode(dataDir)).toBe('700');
    for (const name of ['key', 'control-key', DATABASE, `${DATABASE}-wal`, `${DATABASE}-shm`]) {
      expect(mode(dataDir, name), name).toBe('600');
    }
  });

  it('hold keys of 32 random bytes, two different ones', () => {
    expect(secrets.key).toMatch(/^[0-9a-f]{64}$/);
    expect(secrets.controlKey).toMatch(/^[0-9a-f]{64}$/);
    expect(secrets.key).not.toBe(secrets.controlKey);
  });

  it('open nothing elsewhere: a stolen database is refused without its key', async () => {
    const thief = directory();
    for (const name of [DATABASE, `${DATABASE}-wal`]) {
      cpSync(join(shop.server.dataDir, name), join(thief, name));
    }
    const { clock, random } = shop.server;
    const open = (env: Record<string, string>) => openHouse({ dataDir: thief, clock, random, env });
    await expect(open({})).rejects.toThrow('has lost its key');
    await expect(open({ CONVOGRAPH_KEY: 'k'.repeat(64) })).rejects.toThrow('another key');
    const house = await open({ CONVOGRAPH_KEY: secrets.key ?? '' });
    expect(await house.store.directory.pages.after(0, 100)).toHaveLength(1);
    await house.close();
  });
});

describe('the log', () => {
  proves('error:unknown', 'tells of a fault without a token, a secret or a proof', async () => {
    const shop = await world();
    onTestFinished(() => shop.close());
    const { token, app, server } = shop;
    const literal = `${app.id}|${app.secret}`;
    const proof = createHmac('sha256', app.secret).update(token).digest('hex');
    await takeAway(shop, ['conversation', 'person', 'app']);
    const headers = { authorization: `Bearer ${token}` };
    const form = new URLSearchParams({
      client_id: app.id,
      client_secret: app.secret,
      redirect_uri: REDIRECT,
      code: 'AQsecret',
    });
    const answers = [
      await shop.get('/me/conversations', { access_token: token }),
      await shop.get('/me/thread_owner?recipient=1', { appsecret_proof: proof }),
      await shop.send('GET', '/t_1', {}, { headers }),
      await shop.send('POST', '/t_1', {}, { body: `access_token=${token}&method=get` }),
      await shop.get('/me', { access_token: literal }),
      await shop.send('POST', '/oauth/access_token', {}, { body: form }),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(500);
      expect(body.error).toMatchObject({ code: 1, message: 'An unknown error occurred' });
    }
    expect(server.faults).toHaveLength(answers.length);
    const log = server.faults.join('\n');
    expect(log).toMatch(/no such table|relation "\S+" does not exist/);
    for (const secret of [token, app.secret, proof, 'AQsecret']) expect(log).not.toContain(secret);
  });
});

describe('the log of a run in which every call fails', () => {
  it('has a line for each fault and no secret, wherever it was sent', async () => {
    const shop = await world();
    onTestFinished(() => shop.close());
    const secrets = Object.entries(await usedSecrets(shop));
    const { controlKey } = Object.fromEntries(secrets);
    await takeAway(shop, ['token', 'app', 'page', 'code', 'person']);
    for (const [what, secret] of secrets) {
      const form = () => new URLSearchParams({ access_token: secret, code: secret });
      const batch = JSON.stringify([{ relative_url: `me?access_token=${secret}` }]);
      const app = { client_id: shop.app.id, client_secret: secret, fb_exchange_token: secret };
      await shop.get('/me', { access_token: secret });
      await shop.send('GET', `/${encodeURIComponent(what)}`, {}, { headers: bearer(secret) });
      await shop.send('POST', '/me', {}, { body: form() });
      await shop.send('POST', '/', {}, { body: new URLSearchParams({ batch, batch_app_id: '1' }) });
      await shop.send('GET', '/oauth/access_token', { ...app, grant_type: 'fb_exchange_token' });
      await shop.send('GET', '/_convograph/instagram/me', { access_token: secret });
      const headers = { ...bearer(controlKey ?? ''), 'content-type': 'application/json' };
      const body = JSON.stringify({ url: '/me', token: secret });
      await shop.send('POST', '/_convograph/v1/explain', {}, { headers, body });
    }
    expect(shop.server.faults.length).toBeGreaterThan(secrets.length);
    const log = shop.server.faults.join('\n');
    for (const [what, secret] of secrets) expect(log.includes(secret), what).toBe(false);
  });
});

describe('a key file', () => {
  it('keeps its text, whatever it is', () => {
    const path = directory();
    const made = keyFile(path, 'key');
    expect(keyFile(path, 'key')).toBe(made);
    writeFileSync(join(path, 'own'), 'my own words\n');
    expect(keyFile(path, 'own')).toBe('my own words');
  });

  it.runIf(isPosix)('is 0600, also in a directory for everybody', () => {
    const path = directory();
    chmodSync(path, 0o777);
    keyFile(path, 'key');
    expect(mode(path, 'key')).toBe('600');
  });

  it('leaves nothing beside it', () => {
    const path = directory();
    keyFile(path, 'key');
    expect(readdirSync(path)).toEqual(['key']);
  });

  it('is random for each directory, whatever the seed', async () => {
    const worlds = await Promise.all([world({ seed: 'same' }), world({ seed: 'same' })]);
    try {
      const keys = worlds.map(({ server }) => readFileSync(join(server.dataDir, 'key'), 'utf8'));
      expect(keys[0]).not.toBe(keys[1]);
      expect(worlds[0]?.app.secret).not.toBe(worlds[1]?.app.secret);
    } finally {
      await Promise.all(worlds.map((each) => each.close()));
    }
  });
});
