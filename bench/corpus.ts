import { createReadStream, createWriteStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

/** Files of dialogues in a folder, in order of their names. */
export function corpusFiles(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    names = [];
  }
  const files = names.filter((name) => name.endsWith('.jsonl.gz')).sort();
  if (files.length === 0) {
    throw new Error(`The benchmark needs dialogues (*.jsonl.gz), and ${folder} has none: --corpus`);
  }
  return files.map((name) => join(folder, name));
}

/**
 * Writes the dialogues of the corpus as one file, repeated under new people until there are so
 * many messages.
 * @param every takes one dialogue of so many, so that a small file has the mix of a large one
 */
export async function writeRepeated(
  files: readonly string[],
  target: string,
  messages: number,
  every = 1,
): Promise<void> {
  const out = createWriteStream(target);
  let written = 0;
  for (let repetition = 0; written < messages; repetition++) {
    let seen = 0;
    for (const file of files) {
      for await (const line of createInterface({
        input: createReadStream(file).pipe(createGunzip()),
      })) {
        if (seen++ % every !== 0 || written >= messages) continue;
        const dialogue = JSON.parse(line) as { id: string; turns: unknown[] };
        dialogue.id += `#${repetition}`;
        written += dialogue.turns.length;
        if (!out.write(`${JSON.stringify(dialogue)}\n`)) {
          await new Promise((resolve) => out.once('drain', resolve));
        }
      }
    }
  }
  out.end();
  await finished(out);
}
