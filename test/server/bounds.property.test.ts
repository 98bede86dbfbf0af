import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planBatch } from '../../src/api/batch/plan-batch.ts';
import { readBatch } from '../../src/api/batch/read-batch.ts';
import { GraphError } from '../../src/graph/errors/error.ts';
import { readCursor } from '../../src/graph/execute/cursor.ts';
import { offsetSlice } from '../../src/graph/execute/offset.ts';
import { parseFields } from '../../src/graph/fields/parse.ts';
import { LooseTextError, readLoose } from '../../src/graph/text/loose-text.ts';
import { readForm } from '../../src/graph/wire/form.ts';
import { splitPath } from '../../src/graph/wire/path.ts';
import { decodePercent } from '../../src/graph/wire/percent.ts';
import { world } from '../support/world.ts';

/** The code of what is thrown; undefined where nothing is. */
function refusal(work: () => unknown): number | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof LooseTextError) return 100;
    if (error instanceof GraphError) return error.entry.code;
    throw error;
  }
}
const form = (text: string) => refusal(() => readForm(text, new Map()));
/** A number of pieces at a bound or somewhere around it. */
const near = (bound: number) =>
  fc.oneof(fc.constantFrom(bound - 1, bound, bound + 1), fc.integer({ min: 1, max: 3 * bound }));

describe('what a request is made of is counted before it costs anything', () => {
  it('a query or form has 2,000 pairs, whatever they say', () => {
    const pair = fc.constantFrom('a=1', 'a', '', '=', '%ff=%', 'a[]=1', 'a[b]=1', '%5B=+', 'a]');
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 5 }), near(2_000), (pairs, count) => {
        const text = Array.from({ length: count }, (_, i) => pairs[i % pairs.length]).join('&');
        // After the last separator stands a pair, unless it is empty.
        const read = text === '' || text.endsWith('&') ? count - 1 : count;
        expect(form(text)).toBe(read > 2_000 ? 1 : undefined);
      }),
      { numRuns: 60 },
    );
  });

  it('brackets make 10,000 lists and objects, however they branch', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), near(400), (depth, names) => {
        const text = Array.from({ length: names }, (_, i) => `a[${i}]${'[x]'.repeat(depth)}=1`);
        // `a` itself, and below each number as many as there are brackets.
        const branches = 1 + names * depth;
        expect(form(text.join('&'))).toBe(branches > 10_000 ? 1 : undefined);
      }),
      { numRuns: 60 },
    );
  });

  it('a path has sixteen segments: the rest is the last, as it was written', () => {
    const segment = fc.constantFrom('a', '%ff', '%41', '%', 'v1', '%2F');
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 40 }), (written) => {
        const { segments } = splitPath(`/x/${written.join('//')}`);
        expect(segments).toHaveLength(Math.min(16, written.length + 1));
        expect(segments.slice(1, 15)).toEqual(written.slice(0, 14).map(decodePercent));
        if (written.length > 15) expect(segments[15]).toBe(written.slice(14).join('//'));
      }),
    );
  });

  it('fields select 1,000, modifiers and lists within them too', () => {
    const piece = fc.constantFrom(
      'a',
      'a{b}',
      'a.limit(1)',
      'a.as(b)',
      'a.fields(["b"])',
      'a{b,c}',
    );
    const size = (one: string) =>
      one.match(/\w+/g)?.filter((word) => !/^\d/.test(word)).length ?? 0;
    fc.assert(
      fc.property(piece, near(1_000), (one, count) => {
        // In `.as(b)` the b is a name of nothing.
        const each = one === 'a.as(b)' ? 2 : size(one);
        // Each under a key of its own: the same twice is refused for that.
        const numbered = (_: unknown, i: number) =>
          one.replaceAll(/\b[abc]\b/g, (name) => name + i);
        const text = Array.from({ length: count }, numbered).join(',');
        expect(refusal(() => parseFields(text))).toBe(each * count > 1_000 ? 1 : undefined);
      }),
      { numRuns: 60 },
    );
    expect(refusal(() => parseFields(' '.repeat(65_537)))).toBe(1);
    expect(refusal(() => parseFields(' '.repeat(65_536)))).toBe(undefined);
  });

  it('JSON has 10,000 values', () => {
    const value = fc.constantFrom('1', '[]', '{}', '"x"', "'\\n'", '{"a":1}', '[[]]', 'null');
    fc.assert(
      fc.property(value, near(10_000), (one, count) => {
        const each = one === '{"a":1}' || one === '[[]]' ? 2 : 1;
        const text = `[${Array(count).fill(one).join(',')}]`;
        expect(refusal(() => readLoose(text))).toBe(1 + each * count > 10_000 ? 1 : undefined);
      }),
      { numRuns: 40 },
    );
  });

  it('a batch has 10,000 values in all of its items and their bodies together', () => {
    const batch = (items: number, values: number) =>
      JSON.stringify(
        Array.from({ length: items }, () => ({ body: `{"a":[${Array(values).fill(1).join()}]}` })),
      );
    // The batch; of each item itself, its body's text, the object in it, the list, what is in it.
    const count = (items: number, values: number) => 1 + items * (4 + values);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), near(300), (items, values) => {
        const code = refusal(() => readBatch(batch(items, values)));
        expect(code).toBe(count(items, values) > 10_000 ? 1 : undefined);
      }),
      { numRuns: 40 },
    );
  });

  it('a batch has 10,000 references, with their steps, and what only looks like one', () => {
    const piece = fc.constantFrom('{result=a:$.b}', '{result=a:$}', '{result=', '%7Bresult%3Da:x}');
    fc.assert(
      fc.property(piece, near(5_000), (one, count) => {
        const each = one === '{result=a:$.b}' ? 2 : 1;
        const batch = [{ name: 'a', relative_url: 'me' }, { body: one.repeat(count) }];
        const items = readBatch(JSON.stringify(batch));
        expect(refusal(() => planBatch(items))).toBe(each * count > 10_000 ? 1 : undefined);
      }),
      { numRuns: 40 },
    );
  });

  it('names of items and parts are sixty at most', () => {
    const names = (count: number) => Array.from({ length: count }, (_, i) => `n${i}`).join();
    for (const member of ['depends_on', 'attached_files']) {
      const read = (count: number) =>
        refusal(() => readBatch(JSON.stringify([{ [member]: names(count) }])));
      expect([read(60), read(61), read(100_000)]).toEqual([undefined, 100, 100]);
    }
  });

  it('a cursor is as short as those that are given out', () => {
    const args = { limit: 1, after: 'MAZDZD', before: undefined, get: () => undefined };
    fc.assert(
      fc.property(fc.integer({ min: 1_001, max: 1_000_000 }), (length) => {
        expect(refusal(() => readCursor([1], `QVFI${'1Z'.repeat(length)}`))).toBe(100);
        expect(refusal(() => offsetSlice([1], { ...args, after: 'A'.repeat(length) }))).toBe(100);
      }),
      { numRuns: 20 },
    );
  });
});

describe('where a request is not for the Graph', () => {
  it('the login dialog and explain say in a sentence that there is too much', async () => {
    const shop = await world();
    const query = Array.from({ length: 2_001 }, (_, i) => `p${i}`).join('&');
    const dialog = await shop.send('GET', `/dialog/oauth?${query}`);
    expect(dialog.status).toBe(414);
    expect(dialog.text).toContain('more than 2,000 parameters');
    const headers = {
      authorization: `Bearer ${shop.server.controlKey}`,
      'content-type': 'application/json',
    };
    for (const asked of [
      { url: `/me?${query}` },
      { call: `curl -d '${query}' https://graph.facebook.com/me/messages` },
    ]) {
      const body = JSON.stringify(asked);
      const explained = await shop.send('POST', '/_convograph/v1/explain', {}, { headers, body });
      expect(explained.status).toBe(200);
      expect(explained.body.answer).toMatchObject({ status: 400, error: { code: 1 } });
    }
    expect(shop.server.faults).toEqual([]);
    await shop.close();
  });
});
