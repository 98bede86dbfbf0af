import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readEnv } from '../../config/env.ts';
import { ConfigError, readKey, type StoreFlags } from '../../config/store-config.ts';
import { Failure, WrongUse } from '../../house/failure.ts';
import { isStore } from '../../house/find-store.ts';
import { type KeptStore, openKept, prepareKept } from '../../house/open-kept.ts';
import { unwritable } from '../../house/store-failure.ts';
import { isPostgres, postgresPlace } from '../../store/postgres/place.ts';
import { CopyError } from '../../upkeep/copy/copy-error.ts';
import { type CopyEnd, type CopyReport, copyStore } from '../../upkeep/copy/copy-store.ts';
import { examples, storeCommand } from '../options.ts';
import { grouped, print } from '../output.ts';
import { progressView } from '../progress-view.ts';

/** Rows of a millisecond: a guess, until some are done. */
const USUAL = 20;

/** Where a store is: a directory, or a database with the directory of its keys. */
interface Place {
  readonly mediaDir: string | undefined;
  readonly dataDir: string;
  readonly database: string | undefined;
  /** As it may be shown. */
  readonly shown: string;
}

/** `convograph store copy`: a store in another place, also in PostgreSQL. */
export function copyCommand(): Command {
  return storeCommand('copy', 'Copy the store to another place: a directory, or PostgreSQL')
    .argument('<from>', 'the directory of a store, or the address of a database')
    .argument('<to>', 'the same: there must be none, or half of this copy')
    .addHelpText(
      'after',
      [
        '\nWhere one of them is a database, --data names the directory of its keys, and --media the\nfolder of its media, unless they lie in it.',
        'Nobody may write the store meanwhile: `serve --read-only`, or end the server. What was',
        'interrupted goes on where it ended. At last every table and Page is compared.',
        examples(
          'store copy ./.convograph ./copy',
          'store copy ./.convograph "postgres://me@localhost/convograph" --data ./keys',
        ),
      ].join('\n'),
    )
    .action(copy);
}

async function copy(from: string, to: string, flags: StoreFlags): Promise<void> {
  const [source, target] = [placeOf(from, flags), placeOf(to, flags)];
  if (source.database !== undefined && target.database !== undefined) {
    throw new WrongUse('From one database to another go by way of a directory: copy twice.');
  }
  if (source.dataDir === target.dataDir) {
    throw new WrongUse('Both ends have the same directory: name another for one of them.');
  }
  if (source.database === undefined && !isStore(source.dataDir)) {
    throw new WrongUse(`There is no store at ${source.dataDir}.`);
  }
  const envKey = readKey(readEnv(process.env));
  const report = await withEnd(source, async (one) => {
    try {
      prepareKept(target, envKey);
    } catch (error) {
      throw unwritable(target.dataDir, error) ?? error;
    }
    return withEnd(target, (other) => carriedOut(one, other));
  });
  print(flags, { ...report, from: source.shown, to: target.shown }, told(report, target));
}

/** @throws ConfigError, WrongUse */
function placeOf(text: string, { data, media }: StoreFlags): Place {
  if (!isPostgres(text)) {
    const dataDir = resolve(text);
    return { dataDir, mediaDir: undefined, database: undefined, shown: dataDir };
  }
  const { shown } = postgresPlace(text);
  if (data === undefined) {
    throw new ConfigError('Name the directory of the keys of the database with --data.');
  }
  const mediaDir = media === undefined ? undefined : resolve(media);
  return { dataDir: resolve(data), mediaDir, database: text, shown };
}

async function withEnd<T>(place: Place, work: (end: CopyEnd) => Promise<T>): Promise<T> {
  const kept: KeptStore = await openKept(place, process.env);
  const { store, vault, media } = kept;
  try {
    if (vault) return await work({ store, vault, media });
    throw new Failure(
      `The key of the store ${place.shown} is not there: put the file "key" back into ${place.dataDir}, or give CONVOGRAPH_KEY.`,
    );
  } finally {
    await store.close();
  }
}

async function carriedOut(from: CopyEnd, to: CopyEnd): Promise<CopyReport> {
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort(new Failure('Stopped: the same command goes on.'));
  process.once('SIGINT', onInterrupt);
  const view = await progressView(process.stderr, USUAL);
  try {
    return await copyStore(from, to, {
      signal: stop.signal,
      onProgress: (phase, done, total) => view.show({ phase, done, total, count: 0, unit: 'rows' }),
    });
  } catch (error) {
    throw error instanceof CopyError ? new Failure(error.message) : error;
  } finally {
    view.end();
    process.off('SIGINT', onInterrupt);
  }
}

function told({ rows, media, parts, before }: CopyReport, { shown, dataDir, database }: Place) {
  const lines = [
    `Copied to ${shown}: ${grouped(rows)} rows, ${grouped(media)} media; ${grouped(parts)} parts compared, all are the same.`,
  ];
  if (before > 0) lines.push(`${grouped(before)} of the rows were there from an attempt before.`);
  lines.push(
    'Serve one of the two from now on: both would tell apps of the same events.',
    database === undefined
      ? `Keep ${dataDir} whole: the file "key" opens its secrets.`
      : `Keep ${dataDir} beside the database: it holds the key that opens its secrets.`,
  );
  return lines.join('\n');
}
