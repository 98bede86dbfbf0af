// Puts pictures and the demo's media beside what is compiled: the compiler copies code only.
import { cpSync } from 'node:fs';

for (const media of ['demo/media', 'media/silhouette.png']) {
  const from = new URL(`../src/${media}`, import.meta.url);
  cpSync(from, new URL(`../dist/${media}`, import.meta.url), { recursive: true });
}
