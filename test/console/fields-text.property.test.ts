import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeAtEnd } from '../../console/src/explorer/fields/place.ts';
import { type Chosen, textOf } from '../../console/src/explorer/fields/selection.ts';
import type { FieldNode } from '../../src/graph/fields/field-node.ts';
import { parseFields } from '../../src/graph/fields/parse.ts';

const name = fc
  .stringMatching(/^[a-z_]{1,8}$/)
  .filter((each) => each !== 'as' && each !== 'fields');

const args = fc.dictionary(name, fc.stringMatching(/^\w[\w ,]{0,6}\w$/), { maxKeys: 2 });

/** Selections as the tree of the explorer makes them, so many levels deep. */
const selection = (levels: number): fc.Arbitrary<readonly Chosen[]> =>
  fc.uniqueArray(
    fc.record({
      ...{ name, args, alias: fc.option(name, { nil: undefined }) },
      fields: levels === 0 ? fc.constant([]) : selection(levels - 1),
    }),
    { maxLength: 3, selector: ({ name: own, alias }) => alias ?? own },
  );

const asRead = (nodes: readonly FieldNode[]): readonly Chosen[] =>
  nodes.map(({ name: own, alias, args, children = [] }) => ({
    name: own,
    alias,
    args: Object.fromEntries(args),
    fields: asRead(children),
  }));

it('is read by the server as what was ticked', () => {
  fc.assert(
    fc.property(selection(2), (chosen) => {
      expect(asRead(parseFields(textOf(chosen)) ?? [])).toEqual(chosen);
    }),
  );
});

it('is completed by the fields that what is written stands in', () => {
  const path = fc.array(name, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(selection(1), path, (before, [begun = '', ...within]) => {
      const text = [textOf(before), ...within.map((each) => `${each}.limit(2){id,`), begun];
      const [first, ...rest] = text;
      const written = first === '' ? rest.join('') : `${first},${rest.join('')}`;
      expect(placeAtEnd(written.slice(0, written.length - begun.length))).toEqual({
        within,
        of: undefined,
      });
    }),
  );
});
