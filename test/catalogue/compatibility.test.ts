import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compatibilityText, provenBy } from '../../scripts/compatibility.ts';

const FILE = join(import.meta.dirname, '..', '..', 'docs', 'compatibility.md');

describe('docs/compatibility.md', () => {
  it('is what the catalogue says (`npm run docs` makes it anew)', () => {
    expect(readFileSync(FILE, 'utf8')).toBe(compatibilityText());
  });

  it('has a test for every row', () => {
    const unproven = [...provenBy()].filter(([, files]) => files.length === 0);
    expect(unproven.map(([key]) => key)).toEqual([]);
  });
});
