import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Shop, shop } from './shop.ts';

let at: Shop;
beforeEach(async () => {
  at = await shop();
});
afterEach(() => at.graph.close());

it('offers what can be armed as it stands: each error, preset and name of calls', async () => {
  const { control } = at.graph;
  const { errors, presets, on } = await control.listFaultOffers();
  for (const { name } of errors) {
    const { error } = await control.fail({ error: name, optional: true });
    expect(error).toBe(name);
    await control.mend();
  }
  for (const { name, of } of presets) {
    const arm = { preset: name, optional: true } as const;
    const armed = await (of === 'call' ? control.fail(arm) : control.chaos(arm));
    expect(armed.of).toBe(of);
  }
  for (const name of on) await control.fail({ on: name, code: 613, optional: true });
});

it('tells errors of sends from those of any call', async () => {
  const { errors } = await at.graph.control.listFaultOffers();
  const of = (name: string) => errors.find((each) => each.name === name)?.of;
  expect(['outsideWindow', 'rateLimit', 'tokenRevoked'].map(of)).toEqual(['send', 'any', 'any']);
});
