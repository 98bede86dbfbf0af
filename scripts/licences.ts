import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';

/** The licences of the libraries that are in a bundle, as each of them asks for: `LICENSES.txt`. */
export const licences: Plugin = {
  name: 'licences',
  generateBundle(_, bundle) {
    const folders = new Set<string>();
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      for (const [id, { renderedLength }] of Object.entries(file.modules)) {
        const [folder] = /^\/.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id) ?? [];
        if (folder && renderedLength > 0) folders.add(folder);
      }
    }
    const notices = [...folders].sort().map((folder) => {
      const { name, version, license } = JSON.parse(
        readFileSync(join(folder, 'package.json'), 'utf8'),
      );
      const text = licenceIn(folder);
      if (!text) throw new Error(`There is no licence in ${folder}.`);
      return `${name} ${version} (${license})\n\n${text}\n`;
    });
    const rule = `\n${'-'.repeat(80)}\n\n`;
    this.emitFile({ type: 'asset', fileName: 'LICENSES.txt', source: notices.join(rule) });
  },
};

/** The file of its own, or the last chapter of what is to be read of it. */
function licenceIn(folder: string): string | undefined {
  const files = readdirSync(folder);
  const textOf = (name: RegExp): string | undefined => {
    const file = files.find((each) => name.test(each));
    return file && readFileSync(join(folder, file), 'utf8');
  };
  const text =
    textOf(/^licen[cs]e/i) ?? /^#+ licen[cs]e$(.*)/ims.exec(textOf(/^readme/i) ?? '')?.[1];
  return text?.trim();
}
