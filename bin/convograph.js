#!/usr/bin/env node
// Starts the command line. This file stays readable for Node 12.20, so that an old Node is
// answered with a sentence and not with a syntax error: nothing newer than ES2015 except
// import.meta and import().
import { existsSync } from 'fs';
import * as modules from 'module';

const major = Number(process.versions.node.split('.')[0]);

if (major < 24) {
  process.stderr.write(
    'convograph needs Node 24 or newer, and this is Node ' +
      process.versions.node +
      ': in a clone, `npm ci` brings one that `npm start` and `npx convograph` then use; elsewhere, install Node 24 or newer from https://nodejs.org.\n'
  );
  process.exitCode = 1;
} else {
  // Node 24 calls two features that we rely on experimental; every other warning passes.
  const emitWarning = process.emitWarning;
  process.emitWarning = function (warning) {
    const text = String((warning && warning.message) || warning);
    if (/^(SQLite|Type Stripping) is an experimental feature/.test(text)) return;
    emitWarning.apply(process, arguments);
  };

  // Halves the start: what node compiled, and stripped of its types, is kept between runs. Here, and
  // not in the first file of the program, so that nothing loads what strips types (15 MB).
  modules.enableCompileCache();

  const source = new URL('../src/cli/main.ts', import.meta.url);
  const built = new URL('../dist/cli/main.js', import.meta.url);
  const isClone = existsSync(source);

  // A clone loads some five hundred files, and for each import of one node looks for its package and
  // for links on its way: a quarter of the start (bench/README.md). The path of a neighbour with its
  // extension says where the file is.
  if (isClone) {
    modules.registerHooks({
      resolve: (specifier, context, next) => {
        const isFile = /^\.{1,2}\/.*\.[jt]s$/.test(specifier);
        if (!isFile || context.conditions.indexOf('import') < 0) return next(specifier, context);
        return {
          url: new URL(specifier, context.parentURL).href,
          format: /ts$/.test(specifier) ? 'module-typescript' : undefined,
          shortCircuit: true,
        };
      },
    });
  }
  import((isClone ? source : built).href);
}
