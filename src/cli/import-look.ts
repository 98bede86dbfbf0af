import { checkImport } from '../admin/imports/import-into.ts';
import { type ToldLook, toldLook } from '../admin/imports/told-look.ts';
import { printable } from '../base/printable.ts';
import { copyable, shellWord } from '../house/copyable.ts';
import { Failure } from '../house/failure.ts';
import { type ImportFlags, orderOf } from './import-flags.ts';
import { tell } from './import-remarks.ts';
import { withImportStore } from './import-store.ts';
import { PLATFORM_NAMES } from './import-summary.ts';
import { grouped, print } from './output.ts';
import { progressView } from './progress-view.ts';

/** Work of a millisecond, as measured. */
const USUAL = 60_000;

/** `convograph import --look`: what archives hold, and the command that imports them. */
export async function lookIntoPaths(paths: string[], flags: ImportFlags): Promise<void> {
  const order = orderOf(flags);
  checkImport(order, (parameter) => `--${parameter.replaceAll('_', '-')}`);
  // Where there is no store, there is no Page that it could belong to.
  await withImportStore(flags, { create: true, dryRun: true }, async (house) => {
    const stop = new AbortController();
    const onInterrupt = (): void => stop.abort(new Failure('Stopped: nothing was written.'));
    process.once('SIGINT', onInterrupt);
    const view = await progressView(process.stderr, USUAL);
    let look: ToldLook;
    try {
      look = await toldLook(
        house,
        order,
        { paths, uploads: [] },
        {
          onProgress: (progress) =>
            view.show({ ...progress, count: progress.messages, unit: 'messages' }),
          signal: stop.signal,
        },
      );
    } finally {
      view.end();
      process.off('SIGINT', onInterrupt);
    }
    tell(look.skipped);
    tell(look.gaps);
    print(flags, look, told(look, paths, flags.data));
    if (look.platforms.length === 0 && look.dialogues.dialogues === 0) process.exitCode = 1;
  });
}

function told(look: ToldLook, paths: readonly string[], data: string | undefined): string {
  const { platforms, dialogues, page } = look;
  if (platforms.length === 0 && dialogues.dialogues === 0)
    return 'There are no conversations in it.';
  const words = ['import', ...paths, '--page', page?.name ?? 'My Page'];
  if (page?.id === undefined) words.push('--create');
  return [
    ...platforms.flatMap(platformLines),
    ...(dialogues.dialogues > 0
      ? [
          `Dialogues: ${grouped(dialogues.dialogues)} conversations, ${grouped(dialogues.messages)} messages.`,
        ]
      : []),
    ...(page ? [`It belongs to the Page "${printable(page.name)}"${BECAUSE[page.because]}.`] : []),
    '',
    'Nothing was written. To import it:',
    `  ${copyable(words.map(shellWord).join(' '), data)}`,
  ].join('\n');
}

const BECAUSE: Readonly<Record<NonNullable<ToldLook['page']>['because'], string>> = {
  name: ', whose name is in it',
  earlier: ', as in an earlier import',
  new: ', which is yet to be made',
};

function platformLines(look: ToldLook['platforms'][number]): string[] {
  const { platform, threads, messages, people, business, names } = look;
  const { first_message: first, last_message: last } = look;
  const days = first && last ? `, ${first.slice(0, 10)} to ${last.slice(0, 10)} (UTC)` : '';
  const counts = `${grouped(threads)} threads, ${grouped(messages)} messages, ${grouped(people)} people`;
  return [
    `${PLATFORM_NAMES[platform]}: ${counts}${days}.`,
    business
      ? `  "${printable(business.name)}" is the business: in ${grouped(business.threads)} of ${grouped(business.of)} threads.`
      : `  It is not clear who the business is: say it with --me. In most threads: ${names
          .slice(0, 5)
          .map(({ name, threads: n }) => `"${printable(name)}" (${grouped(n)})`)
          .join(', ')}.`,
  ];
}
