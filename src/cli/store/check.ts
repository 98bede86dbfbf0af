import { join } from 'node:path';
import type { Command } from 'commander';
import type { StoreFlags } from '../../config/store-config.ts';
import { Failure } from '../../house/failure.ts';
import { DATABASE } from '../../house/find-store.ts';
import { openKept } from '../../house/open-kept.ts';
import { damageIn } from '../../store/sqlite/integrity.ts';
import { troubleOf } from '../../store/trouble.ts';
import { type CheckReport, checkStore } from '../../upkeep/check/check-store.ts';
import type { CheckFinding } from '../../upkeep/check/finding.ts';
import { examples, storeCommand } from '../options.ts';
import { grouped, print } from '../output.ts';
import { placeOf, requireStore, type StorePlace } from '../place.ts';
import { progressView } from '../progress-view.ts';

interface CheckFlags extends StoreFlags {
  readonly bytes?: boolean;
}

/** Rows of a millisecond: a guess, until some are done. */
const USUAL = 60;

/** `convograph store check`: whether everything in a store fits together. */
export function checkCommand(): Command {
  return storeCommand('check', 'Check that everything in the store fits together')
    .option('--bytes', 'read every file of the media too, and compare it with its name')
    .addHelpText(
      'after',
      [
        '\nIt changes nothing, and a server may go on meanwhile. Exit 0: sound; 1: not sound.',
        examples('store check', 'store check --bytes --json'),
      ].join('\n'),
    )
    .action(check);
}

async function check(flags: CheckFlags): Promise<void> {
  const place = await placeOf(flags);
  requireStore(place);
  const damage = place.database === undefined ? damageOf(join(place.dataDir, DATABASE)) : undefined;
  const report = damage ?? (await checked(place, flags));
  print(flags, report, lines(report).join('\n'));
  if (!report.sound) process.exitCode = 1;
}

async function checked(place: StorePlace, flags: CheckFlags): Promise<CheckReport> {
  const kept = await openKept(place, process.env);
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort(new Failure('Stopped: the same command begins anew.'));
  process.once('SIGINT', onInterrupt);
  const view = await progressView(process.stderr, USUAL);
  try {
    return await checkStore(kept, {
      readsMedia: flags.bytes,
      signal: stop.signal,
      onProgress: (done, total) =>
        view.show({ phase: 'checking', done, total, count: 0, unit: 'rows' }),
    });
  } finally {
    view.end();
    process.off('SIGINT', onInterrupt);
    await kept.store.close();
  }
}

/** Of a file that is damaged nothing more is asked: what it would answer is not to be believed. */
function damageOf(file: string): CheckReport | undefined {
  const found = complaintsOf(file);
  if (found.length === 0) return undefined;
  const finding: CheckFinding = {
    name: 'file.damaged',
    says: 'The file of the database is damaged.',
    means: 'Some of what it held cannot be read, and more may be lost with every write.',
    todo: 'End the server, look after the disk, and put the newest sound backup back, without the files convograph.db-wal and -shm beside it.',
    count: found.length,
    examples: found.slice(0, 5),
  };
  const none = { files: 0, bytes: 0 };
  return { sound: false, rows: 0, media: none, unused: none, findings: [finding] };
}

function complaintsOf(file: string): string[] {
  try {
    return damageIn(file);
  } catch (error) {
    // SQLITE_CORRUPT and SQLITE_NOTADB.
    const code = Number((error as { errcode?: unknown }).errcode) & 0xff;
    if (code === 11 || code === 26) return [`${file} ${troubleOf(error)?.what}`];
    throw error;
  }
}

function lines({ sound, rows, media, unused, findings }: CheckReport): string[] {
  const looked = `${grouped(rows)} rows, ${grouped(media.files)} media of ${grouped(media.bytes)} bytes`;
  if (sound) return [`The store is sound: ${looked}.`, ...unusedLines(unused)];
  const told = findings.flatMap(({ name, says, count, examples: found, means, todo }) => [
    '',
    `${says}  (${name}, ${grouped(count)} ${count === 1 ? 'time' : 'times'})`,
    ...found.map((each) => `    ${each}`),
    ...(count > found.length ? [`    and ${grouped(count - found.length)} more`] : []),
    `  What it means: ${means}`,
    `  What to do: ${todo}`,
  ]);
  const things = findings.length === 1 ? 'One thing does' : `${findings.length} things do`;
  return [`The store is not sound. ${things} not fit: ${looked}.`, ...told, ...unusedLines(unused)];
}

const unusedLines = ({ files, bytes }: CheckReport['unused']): string[] =>
  files === 0
    ? []
    : [
        '',
        `No row tells of ${files === 1 ? 'one medium' : `${grouped(files)} media`}, ${grouped(bytes)} bytes: it is no harm, and takes room.`,
      ];
