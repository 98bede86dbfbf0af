import { type DemoFacts, demoFacts } from './facts.ts';
import { freshenDemo } from './freshen.ts';
import { type DemoDeps, seedDemo } from './seed.ts';
import { visitDemo } from './visit.ts';

/**
 * The demo of a store, as a start finds it: seeded when there is none, with one more sitting when
 * the last is 12 hours old.
 * @throws OtherStoreError when the store holds Pages that are not the demo's
 */
export async function openDemo(deps: DemoDeps): Promise<DemoFacts> {
  await seedDemo(deps);
  await freshenDemo(deps);
  await visitDemo(deps);
  // Read last: another process may have been the one that wrote.
  const facts = await demoFacts(deps.store, deps.vault);
  if (!facts) throw new Error('The demo was seeded and is not there.');
  return facts;
}
