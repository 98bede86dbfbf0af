import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeArchive } from '../archives.ts';
import { corpusFiles } from '../corpus.ts';
import { run } from '../process.ts';
import { createPage } from '../stores.ts';
import { abba, type Both } from './pair.ts';
import type { State } from './state.ts';

/** An import as one types it, in microseconds of processor time from its start to its end. */
export interface Import {
  readonly title: string;
  /** Makes what is imported; gives one run for a state, which is done in turn with the other. */
  prepare(folder: string, corpus: string): Promise<(state: State) => Promise<number>>;
}

const MESSAGES = 300_000;

export const IMPORTS: Readonly<Record<string, Import>> = {
  import: {
    title: 'import of dialogues',
    prepare: (folder, corpus) =>
      Promise.resolve(async ({ program }) => {
        const dataDir = mkdtempSync(join(folder, 'data-'));
        const page = await createPage(dataDir, program);
        const args = ['import', ...corpusFiles(corpus), '--page', page.id, '--data', dataDir];
        const micros = await counted(folder, [program, ...args, '--json']);
        rmSync(dataDir, { recursive: true });
        return micros;
      }),
  },
  'import-again': {
    title: 'an archive that is in, imported again',
    async prepare(folder, corpus) {
      const archive = join(folder, 'archive');
      await writeArchive(corpusFiles(corpus), archive, MESSAGES);
      const known = new Map<string, string[]>();
      return async ({ program }) => {
        let args = known.get(program);
        if (!args) {
          const dataDir = mkdtempSync(join(folder, 'data-'));
          const page = await createPage(dataDir, program);
          args = [program, 'import', archive, '--page', page.id, '--data', dataDir, '--json'];
          known.set(program, args);
          await counted(folder, args);
        }
        return counted(folder, args);
      };
    },
  },
};

/** Takes so many rounds of an import. */
export async function importRounds(
  measure: Import,
  states: Both<State>,
  { corpus, rounds }: { readonly corpus: string; readonly rounds: number },
  onPair: (pair: Both<number>) => void,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-bench-import-'));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', clear);
  try {
    const take = await measure.prepare(folder, corpus);
    for (let round = 0; round < rounds; round++) {
      onPair(await abba(round, (side) => take(states[side])));
    }
  } finally {
    process.off('exit', clear);
    clear();
  }
}

async function counted(folder: string, args: readonly string[]): Promise<number> {
  const file = join(folder, 'cpu');
  const report = new URL('../cpu-report.ts', import.meta.url);
  report.searchParams.set('file', file);
  await run<object>(['--import', report.href, ...args]);
  return Number(readFileSync(file, 'utf8'));
}
