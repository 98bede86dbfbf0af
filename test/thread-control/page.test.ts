import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { threadControlText } from '../../scripts/thread-control.ts';

it('docs/reference/thread-control.md is what `npm run docs` makes of the tables', () => {
  const file = join(
    resolve(import.meta.dirname, '..', '..'),
    'docs',
    'reference',
    'thread-control.md',
  );
  expect(readFileSync(file, 'utf8')).toBe(threadControlText());
});
