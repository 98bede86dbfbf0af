import type { Command } from 'commander';
import { checkImport, importInto, importTarget } from '../admin/imports/import-into.ts';
import { createToken } from '../admin/tokens.ts';
import { copyable } from '../house/copyable.ts';
import { Failure, WrongUse } from '../house/failure.ts';
import type { House } from '../house/house.ts';
import type { BusinessQuestion } from '../ingest/archive/business-question.ts';
import type { Report } from '../ingest/report.ts';
import { askBusiness, canAsk } from './ask-business.ts';
import { collectEarly, giveYoungRoom } from './heap.ts';
import { decisions } from './import-decisions.ts';
import { type ImportFlags, orderOf } from './import-flags.ts';
import { exitCodeOf, warn } from './import-remarks.ts';
import { withImportStore } from './import-store.ts';
import { summary } from './import-summary.ts';
import { waitingNotice } from './import-waiting.ts';
import { examples, storeCommand } from './options.ts';
import { print } from './output.ts';
import { progressView } from './progress-view.ts';

/** Work of a millisecond (ingest/archive/work.ts), as measured. */
const USUAL = 25_000;

/** Signals that end an import between two transactions. */
const STOPS = ['SIGINT', 'SIGTERM'] as const;

/** `convograph import`: conversations from Meta's downloads and from files of dialogues. */
export function importCommand(): Command {
  return storeCommand('import', "Import Meta's downloads, or files of dialogues, into a Page")
    .argument('<path...>', 'folders or .zip parts of a download, or files of dialogues, one a line')
    .option('--page <page>', 'id, Instagram id or exact name of the Page')
    .option('--me <name>', "the business's name in the archive (default: the Page's own)")
    .option('--me-facebook <name>', 'its name in what is of Facebook and Messenger')
    .option('--me-instagram <name>', 'its name in what is of Instagram')
    .option('--platform <platform>', 'messenger or instagram (default: what the archive tells)')
    .option(
      '--time-zone <zone>',
      "of a download in HTML, such as Europe/Paris (default: the machine's)",
    )
    .option('--date-order <order>', 'of its dates, where they do not tell: dmy, mdy, ymd or ydm')
    .option('--date-language <tag>', 'of its dates, where they do not tell, such as pl')
    .option(
      '--create',
      'make the Page if there is none of this name, and an app, and print a token',
    )
    .option('--look', 'say whose it may be and who the business is: needs no Page, writes nothing')
    .option('--dry-run', 'say what an import would bring, and write nothing')
    .option('--explain-merge', 'say which threads are one conversation, and why')
    .option('--strict', 'end with 3 also when all is in and media are missing')
    .addHelpText(
      'after',
      [
        '\nEnds with 0 when all is in, also without media that are missing, 3 when a file, thread or\nmessage is not, 1 when nothing is in, 2 for wrong use.',
        examples(
          'import facebook-1.zip facebook-2.zip --look',
          'import facebook-1.zip facebook-2.zip --page "My Page" --create',
          'import ./instagram --page "My Page" --me my.shop --dry-run --explain-merge',
          'import dialogues.jsonl.gz --page "My Page"',
          'import a.jsonl b.jsonl --page 1234567890123456 --json',
        ),
      ].join('\n'),
    )
    .action(run);
}

const run = async (paths: string[], flags: ImportFlags): Promise<void> => {
  if (flags.look) return (await import('./import-look.ts')).lookIntoPaths(paths, flags);
  if (flags.page === undefined) {
    throw new WrongUse('Say which Page with --page; --look says which one a download belongs to.');
  }
  const order = { ...orderOf(flags), page: flags.page, paths };
  checkImport(order, (parameter) => `--${parameter.replaceAll('_', '-')}`);
  await withImportStore(
    flags,
    { create: flags.create === true, dryRun: flags.dryRun === true },
    async (house) => {
      giveYoungRoom();
      const target = await importTarget(house, order);
      const { page } = target;
      const stop = new AbortController();
      const interrupted = new Failure(
        'Stopped: what was imported stays, and the same command goes on from there.',
      );
      const interruptedEarly = new Failure('Stopped while waiting: nothing was written.');
      let isWaiting = false;
      const onInterrupt = (): void => stop.abort(isWaiting ? interruptedEarly : interrupted);
      for (const signal of STOPS) process.once(signal, onInterrupt);
      let view = await progressView(process.stderr, USUAL);
      const ask = canAsk(process)
        ? async (question: BusinessQuestion) => {
            view.end();
            const answer = await askBusiness(question, process);
            view = await progressView(process.stderr, USUAL);
            return answer;
          }
        : undefined;
      const onWait = waitingNotice((line) => {
        view.end();
        process.stderr.write(`${line}\n`);
      }, JSON.stringify(page.name));
      let isWriting = false;
      let report: Report;
      try {
        report = await importInto(house, target, order, {
          ask,
          onWait,
          onProgress(progress) {
            isWaiting = progress.phase === 'waiting';
            // Writing makes the garbage, and pages; reading JSON through, which comes first, little.
            const isBusy = progress.messages > 0 || progress.phase === 'looking through';
            if (isBusy && progress.total > 0 && !isWriting) collectEarly();
            isWriting ||= isBusy && progress.total > 0;
            view.show({ ...progress, count: progress.messages, unit: 'messages' });
          },
          signal: stop.signal,
        });
      } finally {
        view.end();
        for (const signal of STOPS) process.off(signal, onInterrupt);
      }
      warn(report);
      const ending =
        flags.create && !flags.dryRun && report.conversations > 0
          ? await howToRead(house, page.id, flags.data)
          : [];
      const tables = [
        report.platforms.length > 0 ? await summary(report, flags.dryRun) : 'Nothing came in.',
      ];
      const explained = flags.explainMerge ? 'all' : flags.dryRun ? 'unlike' : 'counted';
      const merges = await decisions(report, explained);
      const dry = flags.dryRun ? ['Nothing was written: this was a dry run.'] : [];
      print(flags, report, [...tables, ...merges, ...dry, ...ending].join('\n'));
      process.exitCode = exitCodeOf(report, flags.strict);
    },
  );
};

async function howToRead(
  house: House,
  pageId: string,
  data: string | undefined,
): Promise<string[]> {
  const [app] = await house.store.directory.apps.after('', 1);
  if (!app) return [];
  const spec = { kind: 'page', appId: app.id, pageId } as const;
  const { access_token } = await createToken(house, spec);
  const fields = 'fields=participants,messages.limit(3)%7Bfrom,message%7D';
  return [
    '',
    'To read it, in two terminals:',
    `  ${copyable('serve', data)}`,
    `  curl "http://127.0.0.1:4004/me/conversations?${fields}&access_token=${access_token}"`,
  ];
}
