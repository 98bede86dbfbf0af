import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { findPage } from '../admin/pages.ts';
import type { StoreFlags } from '../config/store-config.ts';
import { exportPage } from '../export/export.ts';
import { type ExportFormat, type ExportReport, FORMATS } from '../export/spec.ts';
import { Failure, WrongUse } from '../house/failure.ts';
import { unwritable } from '../house/store-failure.ts';
import { examples, storeCommand } from './options.ts';
import { grouped, print } from './output.ts';
import { progressView } from './progress-view.ts';
import { spanOf } from './time-flags.ts';
import { withHouse } from './with-house.ts';

interface ExportFlags extends StoreFlags {
  readonly page: string;
  readonly to: string;
  readonly format: string;
  readonly since?: string;
  readonly until?: string;
  readonly person?: string;
  readonly simulated?: boolean;
}

/** Messages of a millisecond, as measured. */
const USUAL = 20;

/** `convograph export`: a Page's conversations as files. */
export function exportCommand(): Command {
  return storeCommand('export', "Write a Page's conversations out again, with their media")
    .requiredOption('--page <page>', 'id, Instagram id or exact name of the Page')
    .requiredOption('--to <dir>', 'a folder that is new, empty, or holds the same export already')
    .option(
      '--format <format>',
      "dyi (Meta's own download), jsonl, csv or html (pages to read)",
      'dyi',
    )
    .option(
      '--since <time>',
      'only messages of this time or later: 2025-01-31, -7d, or epoch seconds',
    )
    .option('--until <time>', 'only messages before this time')
    .option('--simulated', 'what was simulated on a Page with an archive, too; left out without it')
    .option('--person <id>', 'only conversations with this person, by PSID or IGSID')
    .addHelpText(
      'after',
      [
        '\nDates without a zone are UTC. What a format cannot hold is listed with counts.',
        examples(
          'export --page "My Page" --to ./my-page',
          'export --page "My Page" --to ./to-read --format html',
          'export --page "My Page" --to ./2025 --format csv --since 2025-01-01 --until 2026-01-01',
          'export --page "My Page" --to ./one --person 1234567890123456 --json',
        ),
      ].join('\n'),
    )
    .action(run);
}

function run(flags: ExportFlags): Promise<void> {
  const format = formatOf(flags.format);
  const span = spanOf(flags);
  if (flags.to.trim() === '') throw new WrongUse('--to must be the path of a folder.');
  return withHouse(flags, async (house) => {
    requireOutside(flags.to, join(house.dataDir, 'media'));
    const page = await findPage(house, flags.page);
    const stop = new AbortController();
    const interrupted = new Failure('Stopped: the same command writes the whole.');
    const onInterrupt = (): void => stop.abort(interrupted);
    process.once('SIGINT', onInterrupt);
    const view = await progressView(process.stderr, USUAL);
    let report: ExportReport;
    try {
      report = await exportPage(house, {
        ...{ page, format, to: flags.to, ...span(house.clock.now()), person: flags.person },
        simulated: flags.simulated,
        onProgress: ({ messages, passed, total }) =>
          view.show({ phase: 'writing', done: passed, total, count: messages, unit: 'messages' }),
        signal: stop.signal,
      });
    } catch (error) {
      throw unwritable(flags.to, error) ?? error;
    } finally {
      view.end();
      process.off('SIGINT', onInterrupt);
    }
    print(flags, report, table(report));
  });
}

/** @throws WrongUse for a folder among the files that the store keeps by their own names */
function requireOutside(to: string, media: string): void {
  const away = relative(realPath(media), realPath(to));
  if (away.startsWith('..') || isAbsolute(away)) return;
  throw new WrongUse(`--to ${to} lies in the store, among its media: choose another folder.`);
}

/** A path with every link in it followed, as far as it is there. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const above = dirname(resolve(path));
    return above === path ? path : join(realPath(above), basename(path));
  }
}

/** @throws WrongUse */
function formatOf(text: string): ExportFormat {
  const format = FORMATS.find((each) => each === text.toLowerCase());
  if (!format)
    throw new WrongUse(`--format must be one of ${FORMATS.join(', ')}, and is "${text}".`);
  return format;
}

function table({ conversations, messages, media, lost }: ExportReport): string {
  const row = (name: string, count: number) => `${name.padEnd(14)}${grouped(count).padStart(12)}`;
  const lines = [
    row('conversations', conversations),
    row('messages', messages),
    row('media', media),
  ];
  if (lost.length === 0) return lines.join('\n');
  return [
    ...lines,
    '',
    'What this format cannot hold:',
    ...lost.map(({ what, count }) => `${grouped(count).padStart(12)}  ${what}`),
  ].join('\n');
}
