import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { chromiumFor } from '../support/browser.ts';
import { CONSOLE, keyIn } from './support/seen.ts';
import { BUSINESS, openWorld, type World } from './support/studio.ts';

const browser = await chromiumFor('test/console/stream.test.ts');
afterAll(() => browser?.close());

let world: World;
beforeAll(async () => {
  if (browser) world = await openWorld();
});
afterAll(() => world?.close());

/** The way from the browser to the server, which can be cut, as by a server that was killed. */
interface Way {
  readonly port: number;
  /** How often the stream was asked for. */
  readonly streams: () => number;
  cut(): Promise<void>;
  mend(): Promise<void>;
}

async function wayTo(url: string): Promise<Way> {
  const { port: target } = new URL(url);
  const sockets = new Set<Socket>();
  let [streams, port] = [0, 0];
  let server: Server | undefined;
  const mend = () =>
    new Promise<void>((resolve) => {
      const listening = createServer((client) => {
        const upstream = connect(Number(target), '127.0.0.1');
        client.on('data', (bytes) => {
          if (bytes.includes('GET /_convograph/v1/events')) streams++;
        });
        for (const [one, other] of [
          [client, upstream],
          [upstream, client],
        ] as const) {
          sockets.add(one);
          one.on('error', () => other.destroy());
          one.on('close', () => {
            sockets.delete(one);
            other.destroy();
          });
          one.pipe(other);
        }
      });
      server = listening.listen(port, '127.0.0.1', () => {
        ({ port } = listening.address() as AddressInfo);
        resolve();
      });
    });
  const cut = () =>
    new Promise<void>((resolve) => {
      server?.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  await mend();
  onTestFinished(cut);
  return { port, streams: () => streams, cut, mend };
}

/** Numbers of the rows that a tab shows as text, in their order. */
const shown = async (tab: Page): Promise<number[]> => {
  const text = await tab.getByRole('region', { name: 'Open as text' }).innerText();
  return [...text.matchAll(/^\S+ {2}#(\d+) /gm)].map(([, seq]) => Number(seq));
};

/** Those that the server has. */
const kept = async (): Promise<number[]> =>
  (await world.control.listTimeline({ limit: 1_000 })).data.map(({ seq }) => seq);

const TABS = 9;

describe.skipIf(!browser)('nine tabs of one browser', () => {
  it('read one stream, and miss no row, whoever of them is closed, and wherever the server was', async () => {
    const say = async (many: number, text: string) => {
      for (let i = 0; i < many; i++) {
        await world.control.say({ ...{ page: BUSINESS.page, as: BUSINESS.person }, text });
      }
    };
    const way = await wayTo(world.server.url);
    const context = await browser?.newContext();
    if (!context) return;
    onTestFinished(() => context.close());
    const address = `http://127.0.0.1:${way.port}${CONSOLE}timeline?plain=true`;
    const key = keyIn(world.server.consoleLink);
    const tabs: Page[] = [];
    for (let i = 0; i < TABS; i++) {
      const tab = await context.newPage();
      await tab.goto(i === 0 ? `${address}#key=${key}` : address);
      await tab.locator('[data-state=live]').waitFor({ state: 'attached' });
      tabs.push(tab);
    }
    const allSee = async (open: readonly Page[]) => {
      const rows = await kept();
      for (const tab of open) await expect.poll(() => shown(tab)).toEqual(rows);
    };
    await say(20, 'while all are open');
    await allSee(tabs);
    expect(way.streams()).toBe(1);

    // The first was first to ask, and so the one that reads for all.
    const [leader, ...others] = tabs;
    await Promise.all([say(20, 'while it is closed'), leader?.close()]);
    await allSee(others);
    expect(way.streams()).toBe(2);

    await way.cut();
    await Promise.all(
      others.map((tab) => tab.getByRole('alert').getByText('does not answer').waitFor()),
    );
    await say(20, 'while it was gone');
    await way.mend();
    await Promise.all(others.map((tab) => tab.evaluate("dispatchEvent(new Event('online'))")));
    await allSee(others);
    for (const tab of others) await expect.poll(() => tab.getByRole('alert').count()).toBe(0);
  });
});
