import { join } from 'node:path';
import { expect, it } from 'vitest';
import { noticeOf } from './shared-notice.ts';

it('a run says plainly that ../shared is missing, and nothing where it is there', () => {
  expect(noticeOf(import.meta.dirname)).toBeUndefined();
  expect(noticeOf(join(import.meta.dirname, 'no such folder'))).toMatch(
    /^\.\.\/shared is not beside the project: .* skipped\.$/,
  );
});
