import { describe, expect, it } from 'vitest';
import { tokenText } from '../../src/access/token-text.ts';
import { Vault } from '../../src/access/vault.ts';
import { createApp, INBOX_NAMES } from '../../src/admin/apps.ts';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { createPage, findPage } from '../../src/admin/pages.ts';
import { createPerson } from '../../src/admin/people.ts';
import { createToken, revokeToken } from '../../src/admin/tokens.ts';
import { createUser } from '../../src/admin/users.ts';
import { type Random, seededRandom } from '../../src/base/random.ts';
import { openStore } from '../../src/house/store-engine.ts';
import { listPages, listTokens, showApp } from '../support/lists.ts';

const NOW = Date.UTC(2025, 5, 1, 12);

async function deps(random: Random = seededRandom('admin')) {
  const store = await openStore(':memory:');
  return { store, vault: new Vault('a key of the test'), clock: { now: () => NOW }, random };
}

/** Says these ids in turn. */
function saying(...ids: string[]): Random {
  return { next: () => 0, digits: () => ids.shift() ?? '9' };
}

describe('ids', () => {
  it('are the same for the same seed', async () => {
    const [one, other] = [await deps(), await deps()];
    const page = { name: 'Kiln', instagram: { username: 'kiln' } };
    expect(await createPage(one, page)).toEqual(await createPage(other, page));
  });

  it('are drawn again while something has them', async () => {
    const given = await deps(saying('111', '111', '222'));
    await createApp(given, { name: 'Bot' });
    expect((await createPage(given, { name: 'Kiln' })).id).toBe('222');
  });

  it('that are given and taken are refused', async () => {
    const given = await deps();
    await createApp(given, { name: 'Bot', id: '111' });
    await expect(createUser(given, { name: 'Ada', id: '111' })).rejects.toThrow(/111 is taken/);
  });
});

describe('an app’s secret', () => {
  it('does not come from the seed', async () => {
    const [one, other] = [await deps(), await deps()];
    const { secret } = await createApp(one, { name: 'Bot' });
    expect(secret).not.toBe((await createApp(other, { name: 'Bot' })).secret);
  });
});

describe('a name', () => {
  it('that two apps share has to be said as an id', async () => {
    const given = await deps();
    await createApp(given, { name: 'Bot', id: '111' });
    await createApp(given, { name: 'Bot', id: '222' });
    await expect(showApp(given, { app: 'Bot' })).rejects.toThrow(/2 apps .* 111, 222/);
    expect((await showApp(given, { app: '222' })).id).toBe('222');
  });

  it.each(['Kiln é', ' Kiln é ', 'Kiln e\u0301'])('%j is no second Page’s', async (name) => {
    const given = await deps();
    await createPage(given, { name: 'Kiln é', id: '111' });
    await createPage(given, { name: 'Mill', id: '222' });
    const sentence = /^There is a Page "Kiln .*" already, 111: /;
    await expect(createPage(given, { name })).rejects.toThrow(sentence);
    await expect(changePage(given, 'Mill', { name })).rejects.toThrow(sentence);
    expect(await changePage(given, '111', { name })).toMatchObject({ id: '111' });
    expect(await listPages(given)).toHaveLength(2);
  });

  it.each(['', '  ', 'a\u0000b', 'half \ud800', 'x'.repeat(201)])('%j is none', async (name) => {
    await expect(createApp(await deps(), { name })).rejects.toThrow(/An app's name may/);
  });
});

describe('an Instagram account', () => {
  it('belongs to one Page', async () => {
    const given = await deps();
    await createPage(given, { name: 'Kiln', instagram: { username: 'kiln' } });
    await createPage(given, { name: 'Other' });
    const change = changePage(given, 'Other', { instagram_username: 'Kiln' });
    await expect(change).rejects.toThrow(/@kiln is linked to the Page "Kiln"/);
  });

  it('keeps its id under another name', async () => {
    const given = await deps();
    const { instagramId } = await createPage(given, {
      name: 'Kiln',
      instagram: { username: 'kiln' },
    });
    const renamed = await changePage(given, 'Kiln', { instagram_username: 'kiln.co' });
    expect(renamed).toMatchObject({ instagramId, instagramUsername: 'kiln.co' });
    expect((await findPage(given, instagramId ?? '')).name).toBe('Kiln');
  });

  it('is needed before people can write from Instagram', async () => {
    const given = await deps();
    await createPage(given, { name: 'Kiln' });
    const person = { pageId: 'Kiln', name: 'Zoë', platform: 'INSTAGRAM' } as const;
    await expect(createPerson(given, person)).rejects.toThrow(/has no Instagram account/);
  });
});

describe('a default app', () => {
  it('may be the platform’s inbox, which nobody created', async () => {
    const given = await deps();
    await createPage(given, { name: 'Kiln' });
    for (const id of INBOX_NAMES.keys()) {
      expect((await changePage(given, 'Kiln', { default_app: id })).defaultApp).toBe(id);
    }
  });

  it('has to be there otherwise', async () => {
    const page = createPage(await deps(), { name: 'Kiln', defaultApp: 'Bot' });
    await expect(page).rejects.toThrow(/There is no app yet/);
  });
});

describe('a refusal', () => {
  it('is one of some codes, until it is taken away', async () => {
    const given = await deps();
    await createPage(given, { name: 'Kiln' });
    expect((await changePage(given, 'Kiln', { refuse: 80006 })).refuse).toBe(80006);
    expect((await changePage(given, 'Kiln', { mode: 'strict' })).refuse).toBe(80006);
    await expect(changePage(given, 'Kiln', { refuse: 4 })).rejects.toThrow(
      /368, 613, 1200, 2022, 10904, 36103, 80006, 1893063, .*-1/,
    );
    expect((await changePage(given, 'Kiln', { refuse: null })).refuse).toBeUndefined();
  });
});

describe('a token', () => {
  it('is revoked by its id too, and stays so', async () => {
    const given = await deps();
    await createApp(given, { name: 'Bot' });
    const { no } = await createToken(given, { kind: 'app' });
    await revokeToken(given, String(no));
    await revokeToken(given, String(no));
    expect(await listTokens(given)).toMatchObject([{ id: String(no), is_valid: false }]);
  });

  it('expires to the second', async () => {
    const given = await deps();
    await createApp(given, { name: 'Bot' });
    const token = await createToken(given, { kind: 'app', expiresIn: -1 });
    expect(token.expires_at).toBe(NOW / 1000 - 1);
  });

  it.each([1.5, 1e12, Number.NaN])('does not live %s seconds', async (expiresIn) => {
    const token = createToken(await deps(), { kind: 'app', expiresIn });
    await expect(token).rejects.toThrow(/whole number of seconds/);
  });

  it('is for the only app, of which the platform’s inbox is none', async () => {
    const given = await deps();
    const { id } = await createApp(given, { name: 'Bot' });
    await createApp(given, { name: 'Page Inbox', id: '263902037430900' });
    expect((await createToken(given, { kind: 'app' })).app_id).toBe(id);
  });

  it('that was derived ends with the user token it comes from', async () => {
    const given = await deps();
    const text = tokenText({ kind: 'derived', no: 123456789012, page: 1 }, given.vault);
    await expect(revokeToken(given, text)).rejects.toThrow(/revoke that one, 123456789012/);
  });

  it.each(['EAAforged', '123', ''])('%j cannot be revoked: there is none', async (text) => {
    await expect(revokeToken(await deps(), text)).rejects.toThrow(/no such token/);
  });
});
