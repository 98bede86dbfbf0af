import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Plugin, transformWithOxc } from 'vite';

const LOOKS = join(import.meta.dirname, 'src', 'theme', 'looks.ts');

/**
 * Has the page's looks be set by a script of its head, under the page's nonce: those of a file run when
 * it was fetched, and until then a dark page would be a white one.
 */
export const beforePaint: Plugin = {
  name: 'convograph-before-paint',
  async transformIndexHtml() {
    const { code } = await transformWithOxc(await readFile(LOOKS, 'utf8'), LOOKS);
    // As a function that is called, it leaves no name behind.
    const [, looks] = /^export (function showLooks\(\)[\s\S]*\n\})\s*$/m.exec(code) ?? [];
    if (looks === undefined) throw new Error(`${LOOKS} is not one function.`);
    const children = `(${looks.replaceAll(/\n\s*/g, '\n')})()`;
    return [{ tag: 'script', attrs: { nonce: '__NONCE__' }, children, injectTo: 'head-prepend' }];
  },
};
