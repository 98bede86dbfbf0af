import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/shared-notice.ts', 'test/support/missed.ts'],
    pool: 'threads',
    testTimeout: 30_000,
  },
});
