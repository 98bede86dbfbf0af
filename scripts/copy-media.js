// Puts the demo's media beside the compiled demo: the compiler copies code only.
import { cpSync } from 'node:fs';

const from = new URL('../src/demo/media', import.meta.url);
cpSync(from, new URL('../dist/demo/media', import.meta.url), { recursive: true });
