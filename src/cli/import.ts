import type { Command } from 'commander';
import { findPage } from '../access/admin/pages.ts';
import type { StoreFlags } from '../config/config.ts';
import { importPaths } from '../ingest/import.ts';
import type { Report } from '../ingest/report.ts';
import { PLATFORMS, type Platform } from '../store/page/platform.ts';
import { Failure, WrongUse } from './failure.ts';
import { progressView } from './import-progress.ts';
import { examples, storeCommand } from './options.ts';
import { print } from './output.ts';
import { withHouse } from './with-house.ts';

interface ImportFlags extends StoreFlags {
  readonly page: string;
  readonly me?: string;
  readonly platform?: string;
  readonly dryRun?: boolean;
}

/** Something was passed over, the rest is in. */
const SOME_SKIPPED = 3;
const NOTHING_IN = 1;

/** More than these are not worth reading on a terminal; `--json` has them all. */
const MOST_SHOWN = 20;

/** `convograph import`: conversations from Meta's downloads and from files of dialogues. */
export function importCommand(): Command {
  return storeCommand('import', "Import Meta's downloads, or files of dialogues, into a Page")
    .argument(
      '<path...>',
      'folders or .zip parts of a download in JSON, or files of dialogues, one a line',
    )
    .requiredOption('--page <page>', 'id, Instagram id or exact name of the Page')
    .option('--me <name>', "the business's name in the archive (default: the Page's own)")
    .option('--platform <platform>', 'messenger or instagram (default: what the archive tells)')
    .option('--dry-run', 'say what an import would bring, and write nothing')
    .addHelpText(
      'after',
      [
        '\nEnds with 0 when all is in, 3 when something was passed over, 1 when nothing is in.',
        examples(
          'import facebook-1.zip facebook-2.zip --page "My Page"',
          'import ./instagram --page "My Page" --me my.shop --dry-run',
          'import dialogues.jsonl.gz --page "My Page"',
          'import a.jsonl b.jsonl --page 1234567890123456 --json',
        ),
      ].join('\n'),
    )
    .action(run);
}

const run = (paths: string[], flags: ImportFlags): Promise<void> =>
  withHouse(flags, async (house) => {
    const platform = platformOf(flags.platform);
    const page = await findPage(house, flags.page);
    const stop = new AbortController();
    const interrupted = new Failure(
      'Stopped: what was imported stays, and the same command goes on from there.',
    );
    const onInterrupt = (): void => stop.abort(interrupted);
    process.once('SIGINT', onInterrupt);
    const view = progressView(process.stderr);
    let report: Report;
    try {
      report = await importPaths(house, {
        page,
        paths,
        platform,
        me: flags.me,
        dryRun: flags.dryRun,
        onProgress: view.show,
        signal: stop.signal,
      });
    } finally {
      view.end();
      process.off('SIGINT', onInterrupt);
    }
    sayWhatWasSkipped(report);
    print(flags, report, table(report, flags.dryRun));
    if (report.skipped.length > 0) {
      process.exitCode = report.conversations > 0 ? SOME_SKIPPED : NOTHING_IN;
    }
  });

function sayWhatWasSkipped({ skipped }: Report): void {
  for (const { file, reason } of skipped.slice(0, MOST_SHOWN)) {
    process.stderr.write(`${file}: ${reason}\n`);
  }
  const more = skipped.length - MOST_SHOWN;
  if (more > 0) process.stderr.write(`and ${more} more (--json lists them)\n`);
}

/** @throws WrongUse */
function platformOf(text: string | undefined): Platform | undefined {
  if (text === undefined) return undefined;
  const platform = PLATFORMS.find((each) => each.toLowerCase() === text.toLowerCase());
  if (!platform) throw new WrongUse(`--platform must be messenger or instagram, and is "${text}".`);
  return platform;
}

function table(report: Report, isDry = false): string {
  const row = (name: string, found: string, added: string) =>
    `${name.padEnd(14)}${found.padStart(12)}${added.padStart(12)}`;
  const count = (n: number) => n.toLocaleString('en-US');
  return [
    row('', 'found', 'new'),
    row('conversations', count(report.conversations), count(report.new_conversations)),
    row('messages', count(report.messages), count(report.new_messages)),
    row('media', count(report.media), ''),
    ...(isDry ? ['Nothing was written: this was a dry run.'] : []),
  ]
    .map((line) => line.trimEnd())
    .join('\n');
}
