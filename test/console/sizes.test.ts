import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const SCRIPT = resolve(import.meta.dirname, '..', '..', 'scripts', 'console-sizes.ts');

/** KB, as a browser gets them: `npm run bench -- --only console` prints the rest. */
const MOST = { first: 235, own: 45, editor: 135, later: 60 };

it('is no heavier than a page that opens at once may be', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT]);
  const { later, ...sizes } = JSON.parse(stdout);
  for (const part of ['first', 'own', 'editor'] as const) {
    expect(sizes[part], part).toBeLessThanOrEqual(MOST[part]);
  }
  for (const [page, size] of Object.entries(later)) {
    expect(size, page).toBeLessThanOrEqual(MOST.later);
  }
  expect(sizes.first).toBeGreaterThan(sizes.own);
});
