// The import hook of a clone, for whatever Node loads it under `convograph run`: the source where that
// runs TypeScript, else what `npm run build` made of it. This file stays readable for Node 14.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const built = join(__dirname, '../../dist/redirect/index.cjs');

if (process.features.typescript) {
  require('./index.ts');
} else if (existsSync(built)) {
  require(built);
} else {
  process.stderr.write(
    `convograph: Node ${process.versions.node} cannot load the import hook of a clone that is not built: \`npm run build\` in the clone, or use Node 22.18 or newer.\n`,
  );
}
