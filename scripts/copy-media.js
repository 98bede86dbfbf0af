// Puts pictures and the demo's media beside what is compiled: the compiler copies code only.
import { cpSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

for (const media of ['demo/media', 'media/silhouette.png']) {
  const from = new URL(`../src/${media}`, import.meta.url);
  if (existsSync(from)) {
    cpSync(from, new URL(`../dist/${media}`, import.meta.url), { recursive: true });
  } else {
    process.stderr.write(
      `There is no ${fileURLToPath(from)}: build in a whole clone of the repository.\n`,
    );
    process.exitCode = 1;
  }
}
