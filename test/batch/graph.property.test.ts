import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sharedWorld } from '../support/world.ts';
import { type Item, post } from './send-batch.ts';

const shop = await sharedWorld();

/** An item of a random batch. */
interface Node {
  readonly name: string | undefined;
  readonly dependsOn: readonly string[];
  readonly refersTo: readonly string[];
  readonly fails: boolean;
  readonly omit: boolean | undefined;
}

const names = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const node: fc.Arbitrary<Node> = fc.record({
  name: fc.option(names, { nil: undefined }),
  dependsOn: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(names, { minLength: 1, maxLength: 2 }) },
  ),
  refersTo: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(names, { minLength: 1, maxLength: 2 }) },
  ),
  fails: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
  omit: fc.option(fc.boolean(), { nil: undefined }),
});

const itemOf = ({ name, dependsOn, refersTo, fails, omit }: Node): Item => ({
  method: 'GET',
  relative_url: `${fails ? '999' : 'me'}?fields=id&x=${refersTo.map((one) => `{result=${one}:$.id}`).join()}`,
  ...(name === undefined ? {} : { name }),
  ...(dependsOn.length === 0 ? {} : { depends_on: dependsOn.join(',') }),
  ...(omit === undefined ? {} : { omit_response_on_success: omit }),
});

/** What the answer has to be: an entry's code or null for each item, or one error for all. */
function model(nodes: readonly Node[]): 'error' | (number | null)[] {
  const needs = nodes.map(({ dependsOn, refersTo }) =>
    [...dependsOn, ...refersTo].map((name) => nodes.findIndex((one) => one.name === name)),
  );
  if (needs.flat().includes(-1)) return 'error';
  /** Adds every item reached from one by what it needs. */
  const reach = (from: number, seen: Set<number>): Set<number> => {
    for (const next of needs[from] ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      reach(next, seen);
    }
    return seen;
  };
  const reached = nodes.map((_, at) => reach(at, new Set()));
  if (reached.some((found, at) => found.has(at))) return 'error';
  return nodes.map(({ fails, omit }, at) => {
    if ([...(reached[at] ?? [])].some((other) => nodes[other]?.fails)) return null;
    if (fails) return 400;
    return needs.flat().includes(at) && omit !== false ? null : 200;
  });
}

it('a batch is answered as a simple model of it says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(node, { minLength: 1, maxLength: 12 }), async (nodes) => {
      const { body } = await post(shop, nodes.map(itemOf));
      const wanted = model(nodes);
      if (wanted === 'error') {
        expect(body.error).toMatchObject({ code: 100, type: 'OAuthException' });
      } else {
        expect(body.map((one: { code: number } | null) => one?.code ?? null)).toEqual(wanted);
      }
    }),
    { numRuns: 150 },
  );
});

it('whatever stands in a batch, the answer is Graph’s', async () => {
  const text = fc.string({
    unit: fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      'result=',
      'me',
      '$',
      '.',
      '*',
      '%7B',
      '\\',
      '/',
      '?',
      '&',
      ' ',
    ),
    maxLength: 40,
  });
  const item = fc.record(
    {
      method: fc.oneof(fc.constantFrom('GET', 'POST', 'DELETE'), text),
      relative_url: text,
      body: fc.oneof(text, fc.jsonValue()),
      headers: fc.oneof(fc.array(text), fc.jsonValue()),
      name: text,
      depends_on: fc.oneof(text, fc.jsonValue()),
      attached_files: fc.oneof(text, fc.jsonValue()),
      omit_response_on_success: fc.jsonValue(),
      access_token: text,
    },
    { requiredKeys: [] },
  );
  const batch = fc.oneof(
    text,
    fc
      .array(fc.oneof(item, fc.jsonValue()), { maxLength: 5 })
      .map((items) => JSON.stringify(items)),
    fc.array(item, { maxLength: 5 }).map((items) => JSON.stringify(items)),
  );
  await fc.assert(
    fc.asyncProperty(batch, async (sent) => {
      const { status, body } = await post(shop, sent);
      expect(status).toBeLessThan(500);
      if (status !== 200) expect(body.error.code).toBe(100);
      else for (const one of body) expect(one?.code ?? 0).toBeLessThan(500);
    }),
    { numRuns: 300 },
  );
  expect(shop.server.faults).toEqual([]);
});
