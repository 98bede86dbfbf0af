import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type ChaosOptions, UnusedFault } from '../../src/testing/index.ts';
import { type Shop, send, sent, shop } from '../faults/shop.ts';

let at: Shop;
afterEach(() => at.graph.close());

const fresh = beforeEach.bind(undefined, async () => {
  at = await shop();
});

/** A webhook as a bot of these tests saw it. */
interface Seen {
  readonly text: string | undefined;
  readonly isEcho: boolean;
  readonly isSigned: boolean;
}

/** A bot that refuses what is signed wrongly, and keeps what came in the order in which it came. */
async function bot(
  fields: readonly string[] = ['messages'],
  work: (seen: Seen) => Promise<unknown> | undefined = () => undefined,
): Promise<Seen[]> {
  const all: Seen[] = [];
  const server = createServer(async (request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://bot');
    if (request.method === 'GET') return response.end(searchParams.get('hub.challenge'));
    const body = await textOf(request);
    const mac = createHmac('sha256', at.app.secret).update(body).digest('hex');
    const isSigned = request.headers['x-hub-signature-256'] === `sha256=${mac}`;
    const { text, is_echo } = JSON.parse(body).entry[0].messaging[0].message ?? {};
    const seen = { text, isEcho: is_echo === true, isSigned };
    all.push(seen);
    await work(seen);
    response.writeHead(isSigned ? 200 : 403).end();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  await at.app.receives(`http://127.0.0.1:${port}/`, { fields });
  return all;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const settled = () => at.graph.clock.advance('1s');

/** Maya writes these, and the bot has answered whatever came of them. */
async function says(...texts: string[]): Promise<void> {
  for (const text of texts) await at.maya.says(text);
  await settled();
}

const textsOf = (seen: readonly Seen[]) => seen.map(({ text }) => text);

describe('a bot is told', () => {
  fresh();

  it('twice', async () => {
    const seen = await bot();
    await at.graph.chaos({ duplicate: true, nth: 2 });
    await says('One', 'Two', 'Three');
    expect(textsOf(seen)).toEqual(['One', 'Two', 'Two', 'Three']);
  });

  it('out of order', async () => {
    const seen = await bot();
    await at.graph.chaos({ reorder: true, times: 1 });
    await says('One', 'Two', 'Three');
    expect(textsOf(seen)).toEqual(['Two', 'One', 'Three']);
  });

  it('late, by the clock of the store', async () => {
    const seen = await bot();
    await at.graph.chaos({ delay: 600_000, byClock: true, times: 1 });
    await says('One');
    expect(seen).toEqual([]);
    await at.graph.clock.advance('10m');
    expect(textsOf(seen)).toEqual(['One']);
  });

  it('at the second attempt', async () => {
    const seen = await bot();
    await at.graph.chaos({ drop: true, times: 1 });
    await says('One');
    expect(textsOf(seen)).toEqual(['One']);
    const tried = await at.graph.webhooks.all();
    expect(tried.map(({ delivered, note }) => [delivered, note])).toEqual([
      [false, 'chaos 1: drop, never came to the app'],
      [true, undefined],
    ]);
  });

  it('with a wrong signature, and the right one once it refused that', async () => {
    const seen = await bot();
    await at.graph.chaos({ wrongSignature: true, times: 1 });
    await says('One');
    expect(seen.map(({ isSigned }) => isSigned)).toEqual([false, true]);
  });

  it('never, and reads it', async () => {
    const seen = await bot();
    await at.graph.chaos({ lose: true, on: 'messages', times: 1 });
    const lost = await at.maya.says('Are you there?');
    await says('Hello?');
    expect(textsOf(seen)).toEqual(['Hello?']);
    const url = `${at.graph.url}/v26.0/${lost.messageId}?fields=message&access_token=${at.token}`;
    expect(await (await fetch(url)).json()).toMatchObject({ message: 'Are you there?' });
    const { apps } = await at.graph.why(lost);
    expect(apps).toMatchObject([
      { state: 'lost', says: 'LOST: chaos 1: lose, never tried', attempts: [{ number: 0 }] },
    ]);
  });
});

describe('an echo comes before the answer of its send', () => {
  fresh();

  it('also to a bot that sends before it answers', async () => {
    const order: string[] = [];
    const seen = await bot(['messages', 'message_echoes'], async ({ isEcho }) => {
      if (isEcho) order.push('echo');
      else {
        await send(at, 'Welcome!');
        order.push('answer');
      }
    });
    await at.graph.chaos({ echoFirst: true, times: 1 });
    await says('One');
    expect(order).toEqual(['echo', 'answer']);
    await settled();
    expect(textsOf(seen)).toEqual(['One', 'Welcome!']);
    expect(await sent(at)).toEqual(['Welcome!']);
  });

  it('once, however often a send is tried, and never where the app gets none', async () => {
    const seen = await bot(['messages', 'message_echoes']);
    const fault = await at.graph.chaos({ echoFirst: true });
    for (const text of ['One', 'Two', 'Three']) await send(at, text);
    await settled();
    expect(textsOf(seen)).toEqual(['One', 'Two', 'Three']);
    expect(await fault.used()).toBe(3);
    await bot(['messages']);
    await send(at, 'Four');
    expect(await fault.used()).toBe(3);
  });

  it('is answered all the same where the bot takes longer than the bound', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await bot(['message_echoes'], () => held);
    await at.graph.chaos({ echoFirst: true, delay: 50 });
    expect((await send(at, 'One')).status).toBe(200);
    release();
    await settled();
  });
});

describe('which webhooks', () => {
  fresh();

  it('by customer, page, app and field', async () => {
    const seen = await bot(['messages', 'message_echoes', 'messaging_referrals']);
    const theo = await at.graph.customer({ page: at.page, name: 'Theo' });
    await at.graph.chaos({
      lose: true,
      customer: theo,
      page: at.page,
      app: at.app,
      on: 'messages',
    });
    await says('Mine');
    await theo.says('Lost');
    await theo.comesBy('poster');
    await send(at, 'An echo');
    await settled();
    expect(textsOf(seen).filter(Boolean)).toEqual(['Mine', 'An echo']);
    expect(seen).toHaveLength(3);
  });

  it('until a time of the clock', async () => {
    const seen = await bot();
    await at.graph.chaos({ lose: true, until: '+10m' });
    await says('One');
    await at.graph.clock.advance('10m');
    await says('Two');
    expect(textsOf(seen)).toEqual(['Two']);
  });

  it('the same again with the same seed', async () => {
    const runs: unknown[][] = [];
    for (let i = 0; i < 2; i++) {
      const here = i === 0 ? at : await shop();
      at = here;
      const seen = await bot();
      await here.graph.chaos({ lose: true, share: 0.5, seed: '7' });
      await says('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
      runs.push(textsOf(seen));
      if (i === 0) await here.graph.close();
    }
    expect(runs[0]).toEqual(runs[1]);
    expect(runs[0]?.length).toBeGreaterThan(0);
    expect(runs[0]?.length).toBeLessThan(8);
  });
});

describe('graph.chaos()', () => {
  it('has graph.close() reject where no webhook met it', async () => {
    at = await shop();
    await at.graph.chaos({ drop: true, on: 'messages' });
    const closed = at.graph.close();
    await expect(closed).rejects.toThrow(UnusedFault);
    await expect(closed).rejects.toThrow(
      'No webhook met chaos 1, on messages: kept from the app at its first attempt',
    );
    const other = await shop();
    await other.graph.chaos({ drop: true, optional: true });
    const removed = await other.graph.chaos({ drop: true });
    await removed.remove();
    await expect(other.graph.close()).resolves.toBeUndefined();
  });

  it('is listed and taken away as faults are, under numbers of their own', async () => {
    at = await shop();
    await at.graph.fail({ code: 613, optional: true });
    const chaos = await at.graph.chaos({ preset: 'flaky-webhooks', optional: true });
    const { data } = await at.graph.control.listFaults();
    expect(data).toMatchObject([
      { id: '1', of: 'call' },
      { id: '2', of: 'webhook', chaos: 'drop', on: 'any', share: 0.2, state: 'armed' },
    ]);
    await chaos.remove();
    expect((await at.graph.control.listFaults()).data).toHaveLength(1);
  });

  it('refuses what does not go together, and what there is not', async () => {
    at = await shop();
    const refused: readonly (readonly [ChaosOptions, string])[] = [
      [{}, 'Say what becomes of the webhooks: "duplicate", "reorder", "drop"'],
      [{ drop: true, lose: true }, 'Say one of "drop" and "lose": a webhook meets one.'],
      [{ drop: true, delay: 5 }, '"delay" does not go with "drop".'],
      [{ duplicate: true, delay: 5, byClock: true }, '"by_clock" goes with "delay" alone.'],
      [{ lose: true, attempts: 2 }, '"attempts" goes with "drop" or "wrong_signature".'],
      [{ echoFirst: true, on: 'messages' }, '"echo_first" is of echoes: leave "on" out.'],
      [{ drop: true, attempts: 21 }, '"attempts" must be 1 to 20.'],
      [{ delay: 600_001 }, '"delay" must be 1 to 600000.'],
      [{ lose: true, share: 0 }, '"share" is above 0 and 1 at most.'],
      [{ lose: true, on: 'message' }, 'No webhook is of the field message: did you mean messages?'],
      [{ preset: 'flaky' }, 'There is no preset flaky.'],
      [{ lose: true, page: 'Nowhere' }, 'Nowhere'],
    ];
    for (const [options, sentence] of refused) {
      await expect(at.graph.chaos(options)).rejects.toThrow(sentence);
    }
    expect((await at.graph.control.listFaults()).data).toEqual([]);
  });
});
