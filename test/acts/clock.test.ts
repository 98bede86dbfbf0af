import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Control } from '../control/control.ts';
import { play } from './play.ts';

const p = await play();
const { page, server } = p.world;

/** Does something that leaves an event, whatever was done before. */
const ACTS = [
  ['say', { text: 'x' }],
  ['react', { reaction: 'love' }],
  ['receive', {}],
  ['read', {}],
  ['refer', { ref: 'r' }],
  ['unsend', {}],
] as const;

it('set back, the next event of a conversation is no earlier than its last', async () => {
  const control = new Control(server);
  const { clock } = server;
  const start = clock.now();
  const step = fc.tuple(fc.integer({ min: -5_000, max: 5_000 }), fc.constantFrom(...ACTS));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
      const store = server.store.page(page.no);
      const person = await p.customer('Ada');
      await p.sends(person, 'hello');
      const from = await store.log.last();
      for (const [move, [verb, body]] of steps) {
        const now = new Date(clock.now() + move).toISOString();
        expect((await control.post('/clock', { now })).status).toBe(200);
        await p.act(verb, person, body);
      }
      const { events } = await server.store.page(page.no).log.after(from, 100);
      const times = events.map(({ at }) => at);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }),
    { numRuns: 15 },
  );
  await control.post('/clock', { now: new Date(start).toISOString() });
});
