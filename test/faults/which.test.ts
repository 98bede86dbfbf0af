import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { read, type Shop, send, sent, shop } from './shop.ts';

let at: Shop;
beforeEach(async () => {
  at = await shop();
});
afterEach(() => at.graph.close());

/** Statuses of so many sends, one after the other. */
async function sends(n: number, of: Shop = at): Promise<number[]> {
  const statuses: number[] = [];
  for (let i = 0; i < n; i++) statuses.push((await send(of, `No. ${i}`)).status);
  return statuses;
}

describe('by operation', () => {
  it('is for sends unless it says otherwise', async () => {
    await at.graph.fail({ code: 613 });
    expect(await sends(1)).toEqual([400]);
    expect((await send(at, '', { message: undefined, sender_action: 'typing_on' })).status).toBe(
      200,
    );
    expect([await read(at, 'me'), await read(at, 'me/conversations')]).toEqual([200, 200]);
  });

  it('is for an edge, a node, sender actions or anything by their names', async () => {
    const fault = await at.graph.fail({ on: 'conversations', status: 503 });
    expect([await read(at, 'me/conversations'), await read(at, 'me')]).toEqual([503, 200]);
    await fault.remove();
    const node = await at.graph.fail({ on: 'node', status: 503 });
    expect([await read(at, 'me/conversations'), await read(at, at.maya.id)]).toEqual([200, 503]);
    await node.remove();
    const typing = await at.graph.fail({ on: 'sender_action', status: 503 });
    const typed = await send(at, '', { message: undefined, sender_action: 'typing_on' });
    expect([typed.status, ...(await sends(1))]).toEqual([503, 200]);
    await typing.remove();
    await at.graph.fail({ on: 'any', status: 503 });
    expect([await read(at, 'me'), await read(at, 'nothing'), ...(await sends(1))]).toEqual([
      503, 503, 503,
    ]);
  });

  it('is for an endpoint as its path is written', async () => {
    await at.graph.fail({ on: 'oauth/access_token', code: 2 });
    const url = `${at.graph.url}/v26.0/oauth/access_token?client_id=1&client_secret=2`;
    expect((await fetch(`${url}&grant_type=client_credentials`)).status).toBe(500);
  });

  it('is for a path, in whatever version, with any letters for *', async () => {
    await at.graph.fail({ path: `/${at.page.id}/conv*`, status: 503 });
    expect(await read(at, `${at.page.id}/conversations`)).toBe(503);
    expect([await read(at, 'me/conversations'), await read(at, at.page.id)]).toEqual([200, 200]);
  });
});

describe('by whose call it is', () => {
  it('is for a Page', async () => {
    const other = await at.graph.page({ name: 'Other' });
    await at.graph.fail({ page: other, code: 613, optional: true });
    expect(await sends(1)).toEqual([200]);
    await at.graph.fail({ page: at.page, code: 613 });
    expect(await sends(1)).toEqual([400]);
  });

  it('is for an app', async () => {
    const other = await at.graph.app({ page: at.page });
    await at.graph.fail({ app: other, on: 'node', status: 503 });
    expect(await read(at, 'me')).toBe(200);
    expect(await read({ ...at, token: other.env().PAGE_ACCESS_TOKEN }, 'me')).toBe(503);
  });

  it('is for a token, by its id, and shows no other text of it', async () => {
    const { data } = await at.graph.control.listTokens();
    const { id = '' } = data.find(({ type }) => type === 'PAGE') ?? {};
    const other = await at.graph.control.createToken({ app: at.app.id });
    await at.graph.fail({ token: id, on: 'any', status: 503 });
    expect(await read(at, 'me')).toBe(503);
    expect(await read({ ...at, token: other.access_token }, 'app')).toBe(200);
    const { data: faults } = await at.graph.control.listFaults();
    expect(faults).toMatchObject([{ token: id, used: 1 }]);
    expect(JSON.stringify(faults)).not.toContain(at.token);
    await expect(at.graph.fail({ token: at.token, code: 613 })).rejects.toThrow('no such token');
  });
});

describe('by how often', () => {
  it('is for the nth call', async () => {
    await at.graph.fail({ nth: 3, status: 503 });
    expect(await sends(5)).toEqual([200, 200, 503, 200, 200]);
  });

  it('is for so many from the nth on', async () => {
    const fault = await at.graph.fail({ nth: 2, times: 2, status: 503 });
    expect(await sends(4)).toEqual([200, 503, 503, 200]);
    expect(await fault.used()).toBe(2);
    const { data } = await at.graph.control.listFaults();
    expect(data).toMatchObject([{ used: 2, state: 'spent' }]);
  });

  it('ends at a time of the store’s clock', async () => {
    await at.graph.fail({ until: '+10m', status: 503 });
    expect(await sends(1)).toEqual([503]);
    await at.graph.clock.advance('9m');
    expect(await sends(1)).toEqual([503]);
    await at.graph.clock.advance('1m');
    expect(await sends(1)).toEqual([200]);
  });

  it('lets the first that was armed go first', async () => {
    await at.graph.fail({ times: 1, status: 501 });
    await at.graph.fail({ times: 1, status: 502 });
    expect(await sends(3)).toEqual([501, 502, 200]);
  });

  it('fails the same calls again, with the same share and seed', async () => {
    const seeds = fc.record({
      share: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
      seed: fc.string(),
    });
    await fc.assert(
      fc.asyncProperty(seeds, async (chance) => {
        const runs: number[][] = [];
        for (let run = 0; run < 2; run++) {
          const fault = await at.graph.fail({ ...chance, on: 'node', status: 503 });
          const statuses: number[] = [];
          for (let i = 0; i < 20; i++) statuses.push(await read(at, 'me'));
          await fault.remove();
          runs.push(statuses);
        }
        expect(runs[0]).toEqual(runs[1]);
      }),
      { numRuns: 12 },
    );
  });

  it('fails about the share that is asked for', async () => {
    const fault = await at.graph.fail({ share: 0.25, on: 'node', status: 503 });
    for (let i = 0; i < 200; i++) await read(at, 'me');
    expect(await fault.used()).toBeGreaterThan(25);
    expect(await fault.used()).toBeLessThan(75);
  });
});

describe('in a batch', () => {
  const batch = async (items: readonly string[]) => {
    const { graph, token } = at;
    const entries = items.map((message) => ({
      method: 'POST',
      relative_url: 'me/messages',
      body: new URLSearchParams({
        recipient: JSON.stringify({ id: at.maya.id }),
        message: JSON.stringify({ text: message }),
      }).toString(),
    }));
    const body = new URLSearchParams({ access_token: token, batch: JSON.stringify(entries) });
    return (await (await fetch(graph.url, { method: 'POST', body })).json()) as {
      code: number;
      body: string;
    }[];
  };

  it('items meet it one by one', async () => {
    await at.graph.fail({ code: 613, nth: 2 });
    const entries = await batch(['One', 'Two', 'Three']);
    expect(entries.map(({ code }) => code)).toEqual([200, 400, 200]);
    expect(JSON.parse(entries[1]?.body ?? '')).toMatchObject({ error: { code: 613 } });
    expect(await sent(at)).toEqual(['One', 'Three']);
    const [call] = await at.graph.requests.filter(
      ({ method, path }) => method === 'POST' && path === '/',
    );
    expect(call?.fault).toBe('fault 1: error 613 (rateLimit), on POST /me/messages');
  });

  it('one that is cut is an entry that was not done in time', async () => {
    await at.graph.fail({ cut: 'before', after: true, nth: 1 });
    const entries = await batch(['One', 'Two']);
    expect(entries.map((entry) => entry?.code)).toEqual([undefined, 200]);
    expect(await sent(at)).toEqual(['One', 'Two']);
  });

  it('items that are read together meet it one by one, too', async () => {
    await at.graph.fail({ on: 'node', status: 503, nth: 2 });
    const entries = ['me', at.maya.id, 'me'].map((relative_url) => ({
      method: 'GET',
      relative_url: `${relative_url}?fields=name`,
    }));
    const body = new URLSearchParams({ access_token: at.token, batch: JSON.stringify(entries) });
    const answered = await fetch(at.graph.url, { method: 'POST', body });
    const items = (await answered.json()) as { code: number }[];
    expect(items.map(({ code }) => code)).toEqual([200, 503, 200]);
  });

  it('one that meets a fault counts towards no limit', async () => {
    await at.graph.control.changePage({ page: at.page.id, limits: 'on' });
    await at.graph.fail({ on: 'conversations', status: 503, nth: 1 });
    const entries = Array.from({ length: 4 }, () => ({
      method: 'GET',
      relative_url: 'me/conversations',
    }));
    const body = new URLSearchParams({ access_token: at.token, batch: JSON.stringify(entries) });
    const answered = await fetch(at.graph.url, { method: 'POST', body });
    const items = (await answered.json()) as { code: number }[];
    // Two in a second are allowed.
    expect(items.map(({ code }) => code)).toEqual([503, 200, 200, 400]);
  });

  it('the whole meets what is meant for batches', async () => {
    await at.graph.fail({ on: 'batch', cut: 'before' });
    await expect(batch(['One'])).rejects.toThrow();
    expect(await sent(at)).toEqual([]);
  });
});
