import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATED_FORMS } from '../../src/graph/declare/dated-forms.ts';
import { expectError } from '../protocol/graph-error.ts';
import { proves } from '../support/proves.ts';
import { type Answer, type Conversation, type World, world } from '../support/world.ts';
import { desk } from '../thread-control/desk.ts';
import { asOf, eve } from './as-of.ts';

let shop: World;
let chat: Conversation;
beforeAll(async () => {
  shop = await world();
  chat = await shop.conversation();
  await shop.conversation();
});
afterAll(() => shop.close());

const OLD = 'v25.0';

type Params = Readonly<Record<string, string | number>>;

/** A read as of a day, by a version. */
async function read(
  day: string,
  version: string,
  path: string,
  params: Params,
  headers: Record<string, string> = {},
): Promise<Answer> {
  await asOf(shop, day);
  const answer = await shop.get(`/${version}${path}`, params, headers);
  expect(answer.headers.get('facebook-api-version')).toBe(version);
  return answer;
}

const tagOf = async () => {
  await asOf(shop, 'all');
  const { headers } = await shop.get(`/${OLD}/me`, { fields: 'id' });
  return headers.get('etag') ?? '';
};

/** Whether a form still has its effect. */
const HAS: Readonly<Record<string, (day: string, version: string) => Promise<boolean>>> = {
  metadata: async (day, version) => {
    const { body } = await read(day, version, '/me', { metadata: 1, fields: 'id' });
    expect(body.id).toBe(shop.page.id);
    return 'metadata' in body;
  },
  ids: async (day, version) => {
    const { status } = await read(day, version, '/', { ids: shop.page.id });
    return status === 200;
  },
  pretty: async (day, version) => {
    const { text, body } = await read(day, version, '/me/conversations', { pretty: 1, limit: 1 });
    expect(new URL(body.paging.next).searchParams.has('pretty')).toBe(text.includes('\n'));
    const refused = await read(day, version, '/me', { pretty: 1, fields: 'nonsense' });
    expect(refused.text.includes('\n')).toBe(text.includes('\n'));
    return text.includes('\n');
  },
  debug: async (day, version) => {
    const { body } = await read(day, version, '/me', { debug: 'all', fields: 'id' });
    return '__debug__' in body;
  },
  date_format: async (day, version) => {
    const params = { date_format: 'U', fields: 'updated_time', limit: 1 };
    const { body } = await read(day, version, '/me/conversations', params);
    const isNumber = typeof body.data[0].updated_time === 'number';
    expect(new URL(body.paging.next).searchParams.has('date_format')).toBe(isNumber);
    return isNumber;
  },
  etag: async (day, version) => {
    const known = { 'If-None-Match': await tagOf() };
    const { status, headers } = await read(day, version, '/me', { fields: 'id' }, known);
    expect(headers.has('etag')).toBe(status === 304);
    return status === 304;
  },
};

// wire.md 13.1, 4 and 5.
describe.each(DATED_FORMS.flatMap(({ ends, ...row }) => (ends ? { ...row, ends } : [])))(
  '$form (wire.md $row)',
  ({ form, ends }) => {
    const has = (day: string, version: string) => HAS[form]?.(day, version);

    it('is there on every version until the eve of its end, and on none after it', async () => {
      expect(await has(eve(ends), OLD)).toBe(true);
      expect(await has(ends, OLD)).toBe(false);
      expect(await has('2026-11-29', 'v27.0')).toBe(false);
    });

    it('is there on every version, whatever the day', async () => {
      for (const version of ['v19.0', 'v26.0', 'v27.0'])
        expect(await has('all', version)).toBe(true);
    });
  },
);

it.each(DATED_FORMS.filter(({ ends, lackedFrom }) => ends && lackedFrom))(
  '$form was never there from $lackedFrom on (wire.md $row)',
  async ({ form, lackedFrom = '' }) => {
    expect(await HAS[form]?.('2026-07-29', 'v25.0')).toBe(true);
    expect(await HAS[form]?.('2026-07-29', lackedFrom)).toBe(false);
  },
);

describe('ids=', () => {
  proves(
    'error:idsDeprecated',
    'at the root is refused as captured (wire.md 13.1, 5)',
    async () => {
      await asOf(shop, '2026-07-28');
      for (const path of ['/', '/v21.0/', '/v23.0']) {
        expectError(await shop.get(path, { ids: `${shop.page.id},${chat.id}` }), {
          status: 500,
          message: 'The ids query parameter is deprecated in v26.0+.',
          code: 100,
        });
      }
    },
  );

  it('of an edge is still there (wire.md 13.1, 6)', async () => {
    await asOf(shop, '2026-11-03');
    const { status, body } = await shop.get('/v26.0/messages', { ids: chat.id });
    expect([status, Object.keys(body)]).toEqual([200, [chat.id]]);
  });
});

it('a call that is refused before anything else is arranged as its day has it', async () => {
  const isArranged = async (day: string, path: string, body: string) => {
    await asOf(shop, day);
    const headers = { 'content-type': 'application/json' };
    const answer = await shop.send('POST', path, { pretty: 1 }, { body, headers });
    expect(answer.status).toBe(400);
    return answer.text.includes('\n');
  };
  const calls = [
    ['/v25.0/me/messages', '{"no'],
    ['/me/messages', '{"no'],
    ['/v99.0/me/messages', '{}'],
  ] as const;
  for (const [path, body] of calls) {
    expect(await isArranged('all', path, body)).toBe(true);
    expect(await isArranged('2026-10-26', path, body)).toBe(true);
    expect(await isArranged('2026-10-27', path, body)).toBe(false);
  }
});

it('pretty printing for a browser stays', async () => {
  const html = { Accept: 'text/html' };
  const { text } = await read('2026-10-27', OLD, '/me', { pretty: 0 }, html);
  expect(text).toContain('\n');
});

describe('the items of a batch', () => {
  const batch = async (day: string, ...items: readonly object[]) => {
    await asOf(shop, day);
    const body = new URLSearchParams({ batch: JSON.stringify(items), access_token: shop.token });
    return (await shop.send('POST', '/v25.0/', {}, { body })).body;
  };
  const namesOf = ({ headers }: { headers: readonly { name: string }[] }) =>
    headers.map(({ name }) => name);

  it('lose what single calls lose, each by its own version', async () => {
    const url = 'me?fields=id&debug=all&metadata=1';
    const [old, next] = await batch(
      '2026-10-26',
      { method: 'GET', relative_url: `v25.0/${url}` },
      { method: 'GET', relative_url: `v26.0/${url}` },
    );
    expect(Object.keys(JSON.parse(old.body))).toEqual(['id', '__debug__']);
    expect(namesOf(old)).toContain('ETag');
    expect(Object.keys(JSON.parse(next.body))).toEqual(['id']);
    expect(namesOf(next)).not.toContain('ETag');
  });

  it('that are alike and read together have no tag either, and are not 304', async () => {
    const tag = await tagOf();
    const item = { method: 'GET', relative_url: 'me?fields=id' };
    const known = { ...item, headers: [`If-None-Match: ${tag}`] };
    const before = await batch('2026-10-26', item, known);
    const after = await batch('2026-10-27', item, known);
    expect(before.map(({ code }: { code: number }) => code)).toEqual([200, 304]);
    expect(after.map(({ code }: { code: number }) => code)).toEqual([200, 200]);
    expect(namesOf(after[0])).not.toContain('ETag');
  });

  it('that ask for ids at the root are refused', async () => {
    const item = { method: 'GET', relative_url: `?ids=${shop.page.id}` };
    expect((await batch('2026-07-27', item))[0].code).toBe(200);
    expect((await batch('2026-07-28', item))[0].code).toBe(500);
  });
});

it('what ended is a read’s: a text that an app hands over is called metadata too', async () => {
  const d = await desk({ asOf: '2026-11-04' });
  const maya = await d.customer();
  await d.asks('bot', 'take', maya);
  await d.asks('people', 'request', maya, { metadata: 'please' });
  expect((await d.told(maya)).history[0]).toMatchObject({ metadata: 'please' });
});
