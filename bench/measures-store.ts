import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { writeArchive, writeLargeArchive } from './archives.ts';
import { corpusFiles } from './corpus.ts';
import type { Measure } from './measures.ts';
import { type Measured, runMeasured } from './process.ts';
import { convograph, createPage, program } from './stores.ts';
import { count, median, type Row } from './table.ts';

const RUNS = 3;

/** The command as a person types it, from its start to its end. */
const imports: Measure = async ({ options }) => {
  const files = corpusFiles(options.corpus);
  const runs: { messages: number; seconds: number; perSecond: number }[] = [];
  for (let i = 0; i < RUNS; i++) {
    const dataDir = mkdtempSync(join(tmpdir(), 'convograph-bench-import-'));
    const page = await createPage(dataDir);
    const began = performance.now();
    const { new_messages: messages } = await convograph<{ new_messages: number }>(
      dataDir,
      ...['import', ...files, '--page', page.id],
    );
    const seconds = (performance.now() - began) / 1000;
    runs.push({ messages, seconds, perSecond: messages / seconds });
    rmSync(dataDir, { recursive: true });
  }
  const perSecond = median(runs.map((one) => one.perSecond));
  const row: Row = {
    measure: 'import of dialogues',
    value: `${count(perSecond)} messages/s`,
    target: '>= 40,000',
    met: perSecond >= 40_000,
    detail: `${count(runs[0]?.messages ?? 0)} messages, gunzip to commit, start of the program included`,
  };
  return { rows: [row], runs };
};

const size: Measure = async (world) => {
  const { store } = await world.large();
  const file = join(store.dataDir, 'convograph.db');
  const database = new DatabaseSync(file);
  database.exec('pragma wal_checkpoint(truncate)');
  const totals = database
    .prepare('select count(*) as messages, sum(octet_length(text)) as text from message')
    .get() as { messages: number; text: number };
  database.close();
  const bytes = statSync(file).size;
  const above = (bytes - totals.text) / totals.messages;
  const row: Row = {
    measure: 'database above the text',
    value: `${above.toFixed(1)} B a message`,
    target: '<= 60 B',
    met: above <= 60,
    detail: `${count(totals.messages)} messages, ${count(bytes / 1e6)} MB, text ${count(totals.text / 1e6)} MB`,
  };
  return { rows: [row], runs: { bytes, ...totals } };
};

interface Imported {
  readonly new_messages: number;
}

/** Downloads: many small threads twice, the second time unchanged; then one large archive. */
const archives: Measure = async ({ options }) => {
  const files = corpusFiles(options.corpus);
  const folder = mkdtempSync(join(tmpdir(), 'convograph-bench-archive-'));
  try {
    const small = join(folder, 'small');
    // The same when quick: a smaller one would measure the start of the program.
    await writeArchive(files, small, 300_000);
    const [first, again] = await importTwice(small, join(folder, 'data'));
    const large = join(folder, 'large');
    const bytes = options.quick ? 2e8 : 2e9;
    await writeLargeArchive(files, large, bytes);
    const [big] = await importTwice(large, join(folder, 'large-data'), 1);
    if (!first || !again || !big) throw new Error('nothing was imported');
    const perSecond = first.result.new_messages / first.seconds;
    const times = first.seconds / again.seconds;
    const cpu = (one: { cpu: number | undefined }) => `${one.cpu?.toFixed(1) ?? '-'} s of CPU`;
    const rows: Row[] = [
      {
        measure: 'import of an archive',
        value: `${count(perSecond)} messages/s`,
        target: '>= 15,000',
        met: perSecond >= 15_000,
        detail: `${count(first.result.new_messages)} messages, no media, ${cpu(first)}, start of the program included`,
      },
      {
        measure: 'the same archive again',
        value: `${times.toFixed(1)} times faster`,
        target: '>= 5',
        met: times >= 5,
        detail: `${first.seconds.toFixed(1)} / ${again.seconds.toFixed(1)} s, ${cpu(first)} / ${cpu(again)}`,
      },
      {
        measure: `memory, importing ${count(bytes / 1e6)} MB`,
        value: big.peak ? `${count(big.peak / 1e6)} MB` : '-',
        target: '< 300 MB',
        met: big.peak === undefined ? undefined : big.peak < 300e6,
        detail: `${count(big.result.new_messages)} messages in ${big.seconds.toFixed(0)} s`,
      },
    ];
    return { rows, runs: { first, again, big } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

async function importTwice(archive: string, dataDir: string, times = 2) {
  const page = await createPage(dataDir);
  const runs: Measured<Imported>[] = [];
  for (let i = 0; i < times; i++) {
    const args = ['import', archive, '--page', page.id, '--json', '--data', dataDir];
    runs.push(await runMeasured<Imported>([program, ...args]));
  }
  return runs;
}

export const storeMeasures: Readonly<Record<string, Measure>> = {
  size,
  import: imports,
  archives,
};
