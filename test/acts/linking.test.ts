import { describe, expect, it } from 'vitest';
import { shownPerson } from '../../src/admin/people.ts';
import type { PersonRow } from '../../src/store/page/people.ts';
import { blocked, errorOf } from '../sending/sending.ts';
import { proves } from '../support/proves.ts';
import { play } from './play.ts';

const p = await play();
const { page, server } = p.world;

const peopleOf = () => server.store.page(page.no).people;

const MINUTE = 60_000;
const SHOP = 'https://shop.example/authorize';

/** A template with a Log In button, and a Log Out one. */
const invitation = (url = SHOP) => ({
  attachment: {
    type: 'template',
    payload: {
      template_type: 'button',
      text: 'Do you know us?',
      buttons: [{ type: 'account_link', url }, { type: 'account_unlink' }],
    },
  },
});

async function invited(name: string, url?: string): Promise<PersonRow> {
  const person = await p.customer(name);
  await p.sends(person, invitation(url));
  await p.heard();
  return person;
}

/** Taps Log In; gives what the business's page is opened with. */
async function opened(person: PersonRow): Promise<URLSearchParams> {
  return new URL((await p.does('link', person)).url).searchParams;
}

/** Has a browser go where the business sends it, with its code or without. */
const goesBack = (query: URLSearchParams, code?: string, init?: RequestInit) =>
  fetch(
    `${query.get('redirect_uri')}${code === undefined ? '' : `&authorization_code=${code}`}`,
    init,
  );

const told = async (): Promise<unknown[]> =>
  (await p.heard()).map((body) => {
    const { sender, recipient, timestamp, ...own } = JSON.parse(body).entry[0].messaging[0];
    return own;
  });

describe('a browser that the business sends back', () => {
  it('with a code has linked the account: the app is told, and the window is open', async () => {
    const ada = await invited('Ada');
    const query = await opened(ada);
    expect(await told()).toEqual([]);
    const page = await goesBack(query, 'CODE-1');
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(await page.text()).toContain('<h1>Account linked</h1>');
    expect(await told()).toEqual([
      { account_linking: { status: 'linked', authorization_code: 'CODE-1' } },
    ]);
    const store = server.store.page(p.world.page.no);
    const conversation = await store.conversations.direct(ada.no);
    const window = await store.windows.of(conversation?.no ?? 0, server.clock.now());
    expect(window?.by).toBe('linking');
  });

  it.each([
    ['no code at all', undefined, 'without an authorization_code'],
    ['an empty one', '', 'without an authorization_code'],
    ['one that is too long', 'x'.repeat(2_084), 'has 1 to 2083 characters'],
  ])('with %s has not', async (_, code, why) => {
    const bo = await invited('Bo');
    const answer = await goesBack(await opened(bo), code);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(why);
    expect(await told()).toEqual([]);
  });

  it('has until five minutes after the tap, and one go', async () => {
    const cy = await invited('Cy');
    const query = await opened(cy);
    server.clock.advance(5 * MINUTE - 1);
    expect((await goesBack(query, 'A')).status).toBe(200);
    expect((await goesBack(query, 'B')).status).toBe(400);
    const late = await opened(cy);
    server.clock.advance(5 * MINUTE);
    expect((await goesBack(late, 'C')).status).toBe(400);
    expect(await told()).toHaveLength(1);
  });

  it('has not where the person has logged out since, by the same address again', async () => {
    const ida = await invited('Ida');
    const query = await opened(ida);
    expect((await goesBack(query, 'CODE-1')).status).toBe(200);
    await p.does('tap', ida, { title: 'Log Out' });
    await p.heard();
    expect((await goesBack(query, 'CODE-2')).status).toBe(400);
    expect(await told()).toEqual([]);
  });

  it('with a token that was changed, or none, has not', async () => {
    const di = await invited('Di');
    const query = await opened(di);
    const back = query.get('redirect_uri') ?? '';
    const turned = back.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    for (const uri of [turned, back.replace(/=.*/, '='), back.replace(/\?.*/, '')]) {
      const query = new URLSearchParams({ redirect_uri: uri });
      expect((await goesBack(query, uri.includes('?') ? 'X' : undefined)).status).toBe(400);
    }
    expect(await told()).toEqual([]);
  });

  it('goes there, and sends or asks for nothing else', async () => {
    const query = await opened(await invited('Ed'));
    const answer = await goesBack(query, 'X', { method: 'POST' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET']);
    expect(await told()).toEqual([]);
  });

  it('links nobody who has blocked the Page meanwhile', async () => {
    const flo = await invited('Flo');
    const query = await opened(flo);
    await blocked(p.world, flo, 'person');
    expect((await goesBack(query, 'X')).status).toBe(400);
  });
});

describe('what a Log In button opens', () => {
  it('has the token and the way back behind what the address has', async () => {
    const gus = await invited('Gus', `${SHOP}?from=chat%20bot#login`);
    const { url } = await p.does('link', gus);
    expect(url).toMatch(
      /^https:\/\/shop\.example\/authorize\?from=chat%20bot&account_linking_token=AR[\w-]+&redirect_uri=http%3A[^&#]+#login$/,
    );
  });

  it('is asked of whoever was sent one', async () => {
    const hal = await p.customer('Hal');
    const { status, body } = await p.act('link', hal);
    expect(status).toBe(400);
    expect(body.error.message).toContain('was sent no Log In button');
  });

  it('is no event by itself: a tap says how to go on', async () => {
    const { status, body } = await p.act('tap', await invited('Ida'), { title: 'Log In' });
    expect(status).toBe(400);
    expect(body.error.message).toContain('npx convograph link');
  });
});

it('an account is linked at once with the code that the business would give', async () => {
  const jo = await invited('Jo');
  const { url, event } = await p.does('link', jo, { code: '4711' });
  expect(url).toContain(SHOP);
  expect(event).toBe(await server.store.page(page.no).log.last());
  expect(await told()).toEqual([
    { account_linking: { status: 'linked', authorization_code: '4711' } },
  ]);
});

it('Log Out unlinks it', async () => {
  const kim = await invited('Kim');
  await p.does('link', kim, { code: '1' });
  await p.heard();
  await p.does('tap', kim, { title: 'Log Out' });
  expect(await told()).toEqual([{ account_linking: { status: 'unlinked' } }]);
});

proves(
  ['Page.recipient', 'error:invalidLinkingToken'],
  'the business learns whose account it links, for five minutes, of its own Page',
  async () => {
    const lea = await invited('Lea');
    const account_linking_token = (await opened(lea)).get('account_linking_token') ?? '';
    const asked = { fields: 'recipient', account_linking_token };
    const { body } = await p.world.get('/me', asked);
    expect(body).toEqual({ recipient: lea.id, id: page.id });
    expect((await p.world.get('/me', { fields: 'recipient' })).body).toEqual({ id: page.id });
    const other = await p.world.besides();
    const invalid = {
      ...{ status: 400, code: 10303, type: 'OAuthException' },
      message: 'Invalid account_linking_token.',
    };
    expect(errorOf(await other.get('/me', asked))).toEqual(invalid);
    const none = { ...asked, account_linking_token: 'AR' };
    expect(errorOf(await p.world.get('/me', none))).toEqual(invalid);
    server.clock.advance(5 * MINUTE);
    expect(errorOf(await p.world.get('/me', asked))).toEqual(invalid);
  },
);

proves(
  ['POST Page/unlink_accounts', 'POST Page/unlink_accounts?psid'],
  'the business unlinks an account itself, of which no webhook is made',
  async () => {
    const max = await invited('Max');
    await p.does('link', max, { code: '1' });
    await p.heard();
    const since = async () => shownPerson((await peopleOf().byId(max.id)) as PersonRow).linked;
    expect(await since()).toBeDefined();
    const unlink = (psid: string) =>
      p.world.send('POST', '/me/unlink_accounts', { access_token: p.world.token, psid });
    for (const _ of [1, 2]) {
      const { status, body } = await unlink(max.id);
      expect([status, body]).toEqual([200, { result: 'unlink account success' }]);
    }
    expect(await since()).toBeUndefined();
    expect(await told()).toEqual([]);
    expect(errorOf(await unlink('1'))).toMatchObject({ code: 100, error_subcode: 2018001 });
  },
);
