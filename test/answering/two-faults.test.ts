import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askHost } from '../instagram-host/ways.ts';
import { BASES, type Base, type Call, type Fault } from './faults.ts';
import { openShops, type Shop, type Shops } from './shops.ts';

/**
 * Of two faults in one request, which is told: recorded for every pair, from before answering was a
 * list of steps. `vitest -u` records anew; nothing here may change unless Meta's host does.
 */
describe.each(['facebook', 'instagram'] as const)('two faults at once at %s', (host) => {
  let shops: Shops;
  beforeAll(async () => {
    shops = await openShops(host);
  });
  afterAll(() => shops.open.world.close());

  it.each(BASES.filter(({ call }) => call.host === host))('$name', async (base) => {
    await expect(await table(base, shops)).toMatchFileSnapshot(`told/${base.name}.txt`);
  });
});

/** What is told of each fault alone, then before which others; last, pairs of which neither is. */
async function table({ call, faults }: Base, shops: Shops): Promise<string> {
  const alone = new Map<Fault, string>();
  for (const fault of faults) alone.set(fault, await told(fault.spoil(call), shops));
  const before = new Map(faults.map((fault) => [fault, [] as string[]]));
  const neither: string[] = [];
  for (const [at, one] of faults.entries()) {
    for (const other of faults.slice(at + 1)) {
      if (one.takes.some((part) => other.takes.includes(part))) continue;
      const answer = await told(other.spoil(one.spoil(call)), shops);
      const [first, second] = [one, other].sort(
        (a, b) => (alone.get(a) === answer ? 0 : 1) - (alone.get(b) === answer ? 0 : 1),
      ) as [Fault, Fault];
      if (alone.get(first) === answer) before.get(first)?.push(second.name);
      else neither.push(`${one.name} + ${other.name}: ${answer}`);
    }
  }
  return [
    `right: ${await told(call, shops)}`,
    ...faults.map((fault) => `${fault.name}: ${alone.get(fault)}`),
    '',
    ...faults.map((fault) => `${fault.name} > ${before.get(fault)?.join(', ') || 'nothing'}`),
    '',
    ...neither,
    '',
  ].join('\n');
}

/** Status and body of an answer, with words for the ids in it and without the id of the request. */
async function told(call: Call, shops: Shops): Promise<string> {
  const shop = shops[call.shop];
  const path = `${call.version}${call.id}${call.edge}${call.beyond}`;
  const filled = (text: string) =>
    text.replace(/\{([a-z-]+)\}/g, (all, name) => shop.ids[name] ?? all);
  const params = Object.entries(call.params).map(([name, value]) => [name, filled(String(value))]);
  const { status, text } = await askHost(
    shop.world,
    call.host === 'instagram' ? 'graph.instagram.com' : undefined,
    filled(path),
    {
      method: call.method,
      params: {
        ...Object.fromEntries(params),
        access_token: call.token && shop.tokens[call.token],
      },
    },
  );
  return status < 300 ? `${status}` : `${status} ${named(text, shop)}`;
}

function named(text: string, { ids }: Shop): string {
  let all = text
    .replace(/,?"fbtrace_id":"[^"]*"/, '')
    .replace(/Session has expired on .*? time is [^"]*/, 'expired');
  for (const [name, id] of Object.entries(ids))
    if (id !== '') all = all.replaceAll(id, `{${name}}`);
  return all;
}
