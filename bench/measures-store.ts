import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { corpusFiles } from './corpus.ts';
import type { Measure } from './measures.ts';
import { convograph, createPage } from './stores.ts';
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

export const storeMeasures: Readonly<Record<string, Measure>> = { size, import: imports };
