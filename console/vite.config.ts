import { join } from 'node:path';
import locales from '@react-aria/optimize-locales-plugin';
import { defineConfig } from 'vite';
import { licences } from '../scripts/licences.ts';
import { beforePaint } from './before-paint.ts';
import { classNames } from './class-names.ts';
import { texts } from './texts-plugin.ts';

/** What opens the page calls the rest; as a part of it, it would be no page of its own. */
const ALL_BUT_ENTRY = /(?<!console\/index\.html|console\/src\/main\.tsx)$/;

// What is built is served by src/server/console/, which fills in what stands between underscores.
export default defineConfig({
  root: import.meta.dirname,
  // The server is reached under whatever path a proxy puts before it.
  base: './',
  publicDir: false,
  html: { cspNonce: '__NONCE__' },
  cacheDir: join(import.meta.dirname, '..', 'node_modules', '.vite-console'),
  // Of what React Aria says by itself, the languages that the console speaks.
  plugins: [locales.vite({ locales: ['en-US'] }), texts(), beforePaint, licences],
  css: { modules: { generateScopedName: classNames() } },
  build: {
    target: 'es2023',
    // From these on they know light-dark(), and sides by the direction of writing: widely available since 2026-11.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // For scripts/console-sizes.ts; no address leads there.
    manifest: true,
    // No script that is not a file of its own, and no file within one: the page's policy allows none.
    modulePreload: {
      polyfill: false,
      // Of what comes later, the styles are said beforehand; scripts name what they need themselves.
      resolveDependencies: (_, files, { hostType }) =>
        hostType === 'html' ? files : files.filter((file) => file.endsWith('.css')),
    },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_000,
    // Libraries say by a directive which of their files are for browsers: all of them are here.
    rolldownOptions: {
      checks: { moduleLevelDirective: false, pluginTimings: false },
      // All that opens the studio comes in one file: parts of it, each a file of its own, compress worse.
      output: {
        codeSplitting: { groups: [{ name: 'console', tags: ['$initial'], test: ALL_BUT_ENTRY }] },
      },
    },
  },
});
