import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumFor } from '../../support/browser.ts';
import { openWorld, type World } from '../support/studio.ts';
import { type Hand, type Held, handOn } from './hands.ts';
import { TEN } from './ten.ts';

/** Does each of the ten once, held one way, in a world of the file's own. */
export async function doesAll(file: string, held: Held): Promise<void> {
  const browser = await chromiumFor(file);
  afterAll(() => browser?.close());
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world?.close());
  // One of them has the bot ask for less, others move the clock and arm what fails.
  beforeEach(async () => {
    await world.subscribe('messages', 'standby', 'messaging_handovers');
    await world.control.resetClock({});
    await world.control.mend({});
  });

  describe.skipIf(!browser)('somebody', () => {
    it.each(Object.entries(TEN))('%s', async (_, does) => {
      const hands: Hand[] = [];
      await does(world, async (path) => {
        const hand = await handOn(browser, world, held, path);
        hands.push(hand);
        return hand;
      });
      for (const hand of hands) await expect.poll(() => hand.standsOut()).toEqual([]);
    });
  });
}
