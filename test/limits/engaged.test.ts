import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from '../support/world.ts';
import { limited, spend, usage } from './limited.ts';

const MINUTE = 60_000;
const DAY = 24 * 60;

describe('who wrote to a Page in the last 24 hours', () => {
  let shop: World;
  beforeAll(async () => {
    shop = await limited();
  });
  afterAll(() => shop.close());

  /** People that a Page's Messenger limit is counted by: 100 calls are so many percent. */
  async function engaged(w: World): Promise<number> {
    const answer = await spend(w, 100);
    const { call_count } = usage(answer, 'business-use-case')[w.page.id][0];
    w.server.clock.advance(DAY * MINUTE);
    return Math.round(50 / call_count);
  }
  const ago = 25 * 60;
  const fresh = () => shop.besides();

  it('are counted once, whatever they write and where', async () => {
    const w = await fresh();
    const person = await w.person('Ada');
    await w.conversation({ people: [person], said: [{}, {}, {}] });
    await w.conversation({ people: [person], folder: 'spam' });
    await w.conversation({ folder: 'other' });
    await w.conversation({ folder: 'page_done', said: [{}, { by: 'page' }] });
    expect(await engaged(w)).toBe(3);
  });

  it('are not those to whom only the Page wrote, who wrote earlier, or on Instagram', async () => {
    const w = await fresh();
    await w.conversation();
    await w.conversation();
    await w.conversation({ said: [{ by: 'page' }, { by: 'nobody' }] });
    await w.conversation({ said: [{ ago }, { by: 'page', ago: 1 }] });
    await w.conversation({ platform: 'INSTAGRAM' });
    expect(await engaged(w)).toBe(2);
  });

  it('are each who wrote in a group', async () => {
    const w = await fresh();
    const [ada, bo] = [await w.person('Ada'), await w.person('Bo')];
    const people = [ada, bo, await w.person('Cy')];
    await w.conversation({ people, said: [{ by: ada }, { by: bo }] });
    expect(await engaged(w)).toBe(2);
  });

  it('leave by the clock, within a minute', async () => {
    const w = await fresh();
    await w.conversation({ said: [{ ago: 0 }] });
    await w.conversation({ said: [{ ago: DAY - 10 }] });
    expect(usage(await spend(w, 40), 'business-use-case')[w.page.id][0].call_count).toBe(10);
    w.server.clock.advance(11 * MINUTE);
    expect(usage(await spend(w, 1), 'business-use-case')[w.page.id][0].call_count).toBe(20);
  });

  it.each([
    ['many messages', {}],
    ['many of the Page’s own', { by: 'page' }],
  ] as const)('are counted a minute late where %s would have to be read', async (_, by) => {
    const w = await fresh();
    const many = Array.from({ length: 201 }, () => ({ ...by, ago: 5 }));
    await w.conversation({ said: [{ ago: 6 }, ...many] });
    await spend(w, 20);
    await w.conversation({ said: [{ ago: 0 }] });
    const percent = async () =>
      usage(await spend(w, 1), 'business-use-case')[w.page.id][0].call_count;
    expect(await percent()).toBe(10);
    w.server.clock.advance(MINUTE);
    expect(await percent()).toBe(5);
  });
});
