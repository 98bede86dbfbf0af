// The repository pins its own Node through optionalDependencies; the published package must not
// bring one, and has its libraries in the bundle: it asks for none.
// `strip` takes both out of package.json before packing, `restore` puts the file back byte for
// byte.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const manifest = new URL('../package.json', import.meta.url);
const original = new URL('../.package.json.orig', import.meta.url);
const [mode] = process.argv.slice(2);

if (mode === 'strip' && !existsSync(manifest)) {
  process.stderr.write(
    `There is no ${fileURLToPath(manifest)}: pack in a whole clone of the repository.\n`,
  );
  process.exitCode = 1;
} else if (mode === 'strip') {
  const text = readFileSync(manifest, 'utf8');
  const { optionalDependencies, dependencies, ...published } = JSON.parse(text);
  // Without the field an earlier pack was cut short, and the saved file is the one to keep.
  if (optionalDependencies) writeFileSync(original, text);
  writeFileSync(manifest, `${JSON.stringify(published, null, 2)}\n`);
} else if (mode === 'restore') {
  // `npm publish` reads package.json once more after postpack, for what the registry lists: then
  // the file is put back by postpublish.
  const early =
    process.env.npm_command === 'publish' && process.env.npm_lifecycle_event === 'postpack';
  if (!early && existsSync(original)) {
    writeFileSync(manifest, readFileSync(original));
    rmSync(original);
  }
} else {
  process.stderr.write('usage: node scripts/prepack.js strip|restore\n');
  process.exitCode = 2;
}
