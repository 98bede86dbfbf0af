import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { TestSpecification, Vitest } from 'vitest/node';
import { LONGEST, LongestFirst } from './longest-first.ts';

const ROOT = resolve(import.meta.dirname, '..');

it.each(LONGEST)('names a file that is there: %s', (name) => {
  expect(existsSync(join(ROOT, `${name}.test.ts`))).toBe(true);
});

it('begins with the longest, and leaves the rest as vitest has it', async () => {
  const project = { config: { sequence: { groupOrder: 0 } } };
  const files = ['one.test.ts', 'cli/help.test.ts', 'two.test.ts', 'docs/commands.test.ts'].map(
    (name) => ({ moduleId: `/clone/test/${name}`, project }) as unknown as TestSpecification,
  );
  const vitest = { cache: { getTestSpecificationResult: () => undefined } } as unknown as Vitest;
  const sorted = await new LongestFirst(vitest).sort(files);
  expect(sorted.map(({ moduleId }) => moduleId.slice('/clone/test/'.length))).toEqual([
    'docs/commands.test.ts',
    'cli/help.test.ts',
    'one.test.ts',
    'two.test.ts',
  ]);
});
