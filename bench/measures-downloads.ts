import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUSINESS } from './archives.ts';
import { corpusFiles } from './corpus.ts';
import type { Measure } from './measures.ts';
import { writePage } from './pages.ts';
import { type Measured, runMeasured } from './process.ts';
import { createPage, program } from './stores.ts';
import { count, median, type Row } from './table.ts';

interface Imported {
  readonly new_messages: number;
}

const importInto = (pageId: string, dataDir: string, archive: string) =>
  runMeasured<Imported>([
    program,
    ...['import', archive, '--page', pageId, '--json', '--data', dataDir],
  ]);

/** Gives a folder to a measure, and takes it away. */
async function within<T>(measure: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-bench-downloads-'));
  try {
    return await measure(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const cpuOf = ({ cpu, seconds }: Measured<unknown>): number => cpu ?? seconds;

/** A page of messages as downloads had them before 2018: one file for all. */
const html: Measure = ({ options }) =>
  within(async (folder) => {
    const bytes = options.quick ? 5e7 : 5e8;
    const archive = join(folder, 'download');
    const messages = await writePage(
      corpusFiles(options.corpus),
      join(archive, 'html', 'messages.htm'),
      bytes,
    );
    const dataDir = join(folder, 'data');
    const { id } = await createPage(dataDir);
    const run = await importInto(id, dataDir, archive);
    if (run.result.new_messages !== messages) {
      throw new Error(`${run.result.new_messages} messages are in, of ${messages}`);
    }
    const perSecond = messages / run.seconds;
    const rows: Row[] = [
      {
        measure: 'import of a page of HTML',
        value: `${count(perSecond)} messages/s`,
        target: '>= 10,000',
        met: perSecond >= 10_000,
        detail: `${count(messages)} messages in ${run.seconds.toFixed(1)} s, ${cpuOf(run).toFixed(1)} s of CPU`,
      },
      {
        measure: `memory, importing messages.htm of ${count(bytes / 1e6)} MB`,
        value: run.peak ? `${count(run.peak / 1e6)} MB` : '-',
        target: '< 300 MB',
        met: run.peak === undefined ? undefined : run.peak < 300e6,
        detail: 'resident, looked at ten times a second',
      },
    ];
    return { rows, runs: { run } };
  });

const THREADS = 20_000;
const RUNS = 3;
const START = Date.UTC(2024, 0, 1);

/** Writes an encrypted download: its files have numbers that are others in each. */
function writeEncrypted(folder: string, threads: readonly number[]): void {
  mkdirSync(folder, { recursive: true });
  for (const [number, thread] of threads.entries()) {
    // Two by two they have one name, so that a name alone tells none of them.
    const name = `Customer ${thread >> 1}`;
    const messages = ['Is it still there?', 'Yes.', `Then I take number ${thread}.`].map(
      (text, i) => ({
        ...{ isUnsent: false, media: [], reactions: [], type: 'text', text },
        senderName: i === 1 ? BUSINESS : name,
        timestamp: START + thread * 60_000 + i * 1000,
      }),
    );
    const file = { participants: [name, BUSINESS], threadName: name, messages };
    writeFileSync(join(folder, `${name}_${number}.json`), JSON.stringify(file));
  }
}

/** What it adds to an import that there are 20,000 threads which any of it might be. */
const identity: Measure = () =>
  within(async (folder) => {
    const all = Array.from({ length: THREADS }, (_, thread) => thread);
    const [first, again, few] = ['first', 'again', 'few'].map((name) =>
      join(folder, name, 'messages'),
    ) as [string, string, string];
    writeEncrypted(first, all);
    writeEncrypted(again, all.toReversed());
    // Known ones and new ones.
    writeEncrypted(few, [THREADS + 1, 7, THREADS + 2, 12_345]);
    const full = join(folder, 'full');
    const page = await createPage(full);
    const whole = await importInto(page.id, full, first);
    const anew = await importInto(page.id, full, again);
    if (anew.result.new_messages > 0) throw new Error('Threads were not known again.');
    const added: number[] = [];
    for (let i = 0; i < RUNS; i++) {
      const empty = join(folder, `empty-${i}`);
      const { id } = await createPage(empty);
      const alone = await importInto(id, empty, few);
      const copy = join(folder, `few-${i}`, 'messages');
      writeEncrypted(copy, [THREADS + 10 + 2 * i, 7, THREADS + 11 + 2 * i, 12_345]);
      added.push(cpuOf(await importInto(page.id, full, copy)) - cpuOf(alone));
    }
    const seconds = median(added);
    const row: Row = {
      measure: `a small download beside ${count(THREADS)} threads`,
      value: `${seconds.toFixed(2)} s of CPU more`,
      target: '< 1',
      met: seconds < 1,
      detail: `all of them first / numbered anew: ${cpuOf(whole).toFixed(1)} / ${cpuOf(anew).toFixed(1)} s of CPU`,
    };
    return { rows: [row], runs: { whole, anew, added } };
  });

export const downloadMeasures: Readonly<Record<string, Measure>> = { html, identity };
