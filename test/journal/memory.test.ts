import { expect, it } from 'vitest';
import { readForm } from '../../src/graph/wire/form.ts';
import { keptParams } from '../../src/journal/shown-params.ts';
import { collect } from '../support/collect.ts';

const MB = 1_000_000;

/** Bytes that stay in memory. */
function heldBy(make: () => unknown): number {
  collect();
  const before = process.memoryUsage().heapUsed;
  const made = make();
  collect();
  const after = process.memoryUsage().heapUsed;
  return made === undefined ? 0 : after - before;
}

it('keeps no more in memory of what calls said than is counted', () => {
  const held = heldBy(() =>
    Array.from({ length: 20 }, (_, i) => {
      const body = `a_parameter_of_${i}=a value that is short ${i}&x=`;
      const params = new Map<string, string>();
      readForm(Buffer.concat([Buffer.from(body), Buffer.alloc(MB, 'y')]).toString(), params);
      return keptParams(params);
    }),
  );
  expect(held).toBeLessThan(8 * MB);
});
