import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'rolldown';
import { make } from './make.ts';

const ROOT = resolve(import.meta.dirname, '..');
const FILE = join(ROOT, 'src', 'server', 'sdk', 'script.ts');

const HEAD = `/**
 * Convograph's SDK for web pages, Apache-2.0. Nothing of Meta's is in it: that one may be used with
 * Facebook's services alone. Made of src/sdk/.
 */
`;

/** The SDK for web pages, as one script (decisions/0119). */
async function script(): Promise<string> {
  const { output } = await build({
    cwd: ROOT,
    input: join(ROOT, 'src', 'sdk', 'sdk.ts'),
    platform: 'browser',
    write: false,
    output: { format: 'iife', comments: false },
  });
  const [{ code }] = output;
  return HEAD + code.replaceAll(/^\s*\/\/#(?:end)?region.*\n/gm, '');
}

/** src/server/sdk/script.ts, made anew. */
export async function browserSdkText(): Promise<string> {
  const text = (await script()).replaceAll(/[\\`]|\$\{/g, '\\$&');
  return `// Made by \`npm run docs\` of src/sdk/ (scripts/browser-sdk.ts).

/** What is served at \`/_convograph/sdk.js\`. */
export const SDK_SCRIPT = \`${text}\`;
`;
}

await make(import.meta.url, async () => {
  writeFileSync(FILE, await browserSdkText());
  return [FILE];
});
