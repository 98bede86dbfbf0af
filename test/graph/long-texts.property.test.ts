import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EdgeField, NodeType } from '../../src/graph/declare/node-type.ts';
import { vocabulary } from '../../src/graph/declare/vocabulary.ts';
import { Call } from '../../src/graph/execute/call.ts';
import { render, renderEdge } from '../../src/graph/execute/execute.ts';
import { edgeArgs, planFor } from '../../src/graph/execute/plan.ts';
import { parseFields } from '../../src/graph/fields/parse.ts';
import { jsonText, PrettyText, prettyText } from '../../src/graph/text/json-text.ts';
import { LongText, merged, type Text } from '../../src/graph/text/text.ts';
import { entityTag, entityTagOf } from '../../src/graph/wire/entity-tag.ts';

interface Leaf {
  readonly id: string;
  readonly text: string;
}
interface Branch extends Leaf {
  readonly leaves: readonly Leaf[];
}

const declare = vocabulary<undefined>();
const text = declare.scalar<Leaf, 'string'>('text', 'string', 'What it says.', (n) => n.text);
const leafType = declare.node<Leaf>('Leaf', 'A leaf.', { id: (n) => n.id, fields: [text] });
const edgeOf = (name: string) =>
  declare.edge<Branch, Leaf>(name, () => leafType, 'Its leaves.', {
    paged: false,
    load: (nodes) =>
      nodes.map(({ leaves }) => ({ items: leaves, hasNext: false, hasPrevious: false })),
  });
const branchType: NodeType<Branch, undefined> = declare.node<Branch>('Branch', 'A branch.', {
  id: (n) => n.id,
  fields: [
    text,
    declare.list<Branch, Leaf>(
      'listed',
      () => leafType,
      'Them.',
      (nodes) => nodes.map(({ leaves }) => leaves),
    ),
    declare.object<Branch, Leaf>(
      'first',
      () => leafType,
      'The first.',
      (nodes) => nodes.map(({ leaves }) => leaves[0]),
    ),
    edgeOf('leaves'),
  ],
});
const edge = declare.edge<null, Branch>('all', () => branchType, 'All.', {
  paged: false,
  load: () => [{ items: [], hasNext: false, hasPrevious: false }],
}) as EdgeField<unknown, undefined>;

const call = () =>
  new Call<undefined>({
    services: undefined,
    version: 'v26.0',
    now: 0,
    link: { origin: '', query: '' },
    dateFormat: undefined,
  });

/** Texts on both sides of the length from which they are in pieces, before and after escaping. */
const said = fc
  .record({
    unit: fc.constantFrom('a', '/', '"', '\u4e2d', '\n', '<', '{', '\\', ','),
    count: fc.oneof(
      fc.integer({ min: 0, max: 5 }),
      fc.constantFrom(10_900, 21_840, 65_500, 66_000),
    ),
  })
  .map(({ unit, count }) => unit.repeat(count));
const leaf = fc.record({ id: fc.nat().map(String), text: said });
const branch = fc.record({
  id: fc.nat().map(String),
  text: said,
  leaves: fc.array(leaf, { maxLength: 4 }),
});

const bytesOf = (given: Text): string =>
  typeof given === 'string' ? given : Buffer.concat(given.pieces).toString('latin1');

const expected = ({ id, text: own, leaves }: Branch) => ({
  text: own,
  ...(leaves.length > 0 && {
    listed: { data: leaves.map((each) => ({ text: each.text, id: each.id })) },
    first: { text: leaves[0]?.text, id: leaves[0]?.id },
    leaves: { data: leaves.map((each) => ({ id: each.id, text: each.text })) },
  }),
  id,
});

const FIELDS = 'text,listed{text},first{text},leaves{id,text}';

it('an answer in pieces has the bytes of the one that JSON makes of the same', async () => {
  const plan = planFor(branchType as NodeType<unknown, undefined>, parseFields(FIELDS), 'v26.0');
  await fc.assert(
    fc.asyncProperty(fc.array(branch, { maxLength: 3 }), async (branches) => {
      const asked = call();
      const given = {
        field: { ...edge, load: () => [{ items: branches, hasNext: false, hasPrevious: false }] },
        args: edgeArgs(() => undefined),
        child: plan,
        link: '',
      };
      const whole = await renderEdge(given, null, asked);
      const wanted = jsonText({ data: branches.map(expected) });
      expect(bytesOf(whole) === wanted).toBe(true);
      expect(whole.length).toBe(wanted.length);
      // What was counted is what was written, but for the brackets of the whole.
      if (typeof whole !== 'string') {
        expect(asked.budget.written).toBeGreaterThanOrEqual(whole.length - 20);
      }
      expect(await entityTagOf(whole)).toBe(entityTag(wanted));
      asked.budget.place?.leave();
      const again = call();
      const each = await render(plan, branches, again);
      again.budget.place?.leave();
      expect(`{"data":[${each.map(bytesOf).join(',')}]}` === wanted).toBe(true);
    }),
    { numRuns: 25 },
  );
});

it('pieces cut anywhere are spread over lines as the whole is', () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ noUnicodeString: false }),
      fc.array(fc.nat(40), { maxLength: 20 }),
      (value, cuts) => {
        const compact = jsonText(value);
        const spreading = new PrettyText();
        let from = 0;
        let spread = '';
        for (const cut of [...cuts, compact.length]) {
          spread += spreading.spread(Buffer.from(compact.slice(from, from + cut), 'latin1'));
          from += cut;
        }
        expect(spread).toBe(prettyText(compact));
        expect(JSON.stringify(JSON.parse(spread), null, 4)).toBe(
          JSON.stringify(JSON.parse(compact), null, 4),
        );
        if (!/[\\/]|"\d+":/.test(compact)) {
          expect(spread).toBe(JSON.stringify(JSON.parse(compact), null, 4));
        }
      },
    ),
    { numRuns: 30 },
  );
});

it('two objects are one with the members of both, short or long', () => {
  const object = fc.dictionary(fc.string({ minLength: 1, maxLength: 3 }), said, { maxKeys: 3 });
  const asText = (given: object): Text => {
    const written = jsonText(given);
    const at = written.length >> 1;
    return written.length < 65_536
      ? written
      : new LongText([written.slice(0, at), written.slice(at)].map((part) => Buffer.from(part)));
  };
  fc.assert(
    fc.property(object, object, (one, other) => {
      const both = bytesOf(merged(asText(one), asText(other)));
      const members = (given: object) => jsonText(given).slice(1, -1);
      expect(both).toBe(`{${[members(one), members(other)].filter(Boolean).join(',')}}`);
    }),
    { numRuns: 40 },
  );
});
