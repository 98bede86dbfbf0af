import { join } from 'node:path';
import locales from '@react-aria/optimize-locales-plugin';
import { defineConfig } from 'vite';
import { licences } from '../scripts/licences.ts';
import { texts } from './texts-plugin.ts';

/** What every page has, whichever is opened. */
const SHARED =
  /console\/src\/(?:control|people|stream|routes\/(?:search|use-view)|shell\/use-|ui\/(?!dialog)|work\/(?:use-selected|newest-row)|customer\/(?:use-phone|avatar|glyphs|one-at|log\/grouping))/;

// What is built is served by src/server/console/, which fills in what stands between underscores.
export default defineConfig({
  root: import.meta.dirname,
  // The server is reached under whatever path a proxy puts before it.
  base: './',
  publicDir: false,
  html: { cspNonce: '__NONCE__' },
  cacheDir: join(import.meta.dirname, '..', 'node_modules', '.vite-console'),
  // Of what React Aria says by itself, the languages that the console speaks.
  plugins: [locales.vite({ locales: ['en-US'] }), texts(), licences],
  build: {
    target: 'es2023',
    // For scripts/console-sizes.ts; no address leads there.
    manifest: true,
    // No script that is not a file of its own, and no file within one: the page's policy allows none.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_000,
    // Libraries say by a directive which of their files are for browsers: all of them are here.
    rolldownOptions: {
      checks: { moduleLevelDirective: false, pluginTimings: false },
      // What several pages share comes in one file: of each a file of its own compresses worse.
      output: { codeSplitting: { groups: [{ name: 'shared', test: SHARED }] } },
    },
  },
});
