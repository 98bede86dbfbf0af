import { expect, it } from 'vitest';
import { Receipts } from '../../src/house/receipts.ts';
import { play } from './play.ts';

const p = await play();
const { store, clock } = p.world.server;
const faults: unknown[] = [];
const receipts = new Receipts(store, clock, (fault) => faults.push(fault));

/** What the app heard, once telephones have answered. */
async function heard() {
  await receipts.settled();
  const bodies = (await p.heard()).map((body) => JSON.parse(body).entry[0].messaging[0]);
  return bodies.map(({ sender, recipient, timestamp, ...own }) => own);
}

it('a receipt follows each send, and names it', async () => {
  const ada = await p.customer('Ada');
  await heard();
  const mids = [await p.sends(ada, 'one')];
  expect(await heard()).toMatchObject([{ message: { is_echo: true } }, { delivery: { mids } }]);
  clock.advance(1_000);
  await p.sends(ada, 'two');
  const [, receipt] = await heard();
  expect(receipt).toEqual({ delivery: { mids: [expect.any(String)], watermark: clock.now() } });
});

it('who writes has read what the Page sent before, once', async () => {
  const bo = await p.customer('Bo');
  await p.sends(bo, 'one');
  await heard();
  await p.does('say', bo, { text: 'yes' });
  expect(await heard()).toMatchObject([{ message: { text: 'yes' } }, { read: {} }]);
  await p.does('say', bo, { text: 'and' });
  expect(await heard()).toMatchObject([{ message: { text: 'and' } }]);
});

it('on Instagram a message that was read is told, and no receipt', async () => {
  const cy = await p.customer('Cy', 'INSTAGRAM');
  await heard();
  const mid = await p.sends(cy, 'one');
  expect(await heard()).toMatchObject([{ message: { mid, is_echo: true } }]);
  await p.does('say', cy, { text: 'yes' });
  expect(await heard()).toMatchObject([{ message: { text: 'yes' } }, { read: { mid } }]);
  expect(faults).toEqual([]);
});
