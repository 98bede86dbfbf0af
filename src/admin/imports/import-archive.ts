import { ImportOvertaken } from '../../ingest/lease/overtaken.ts';
import { ImportRefused } from '../../ingest/refused.ts';
import { AdminError } from '../error.ts';
import { jobOf, servedJobs, shownJob } from '../jobs/job.ts';
import { operation } from '../operation.ts';
import type { ValueOf } from '../schema.ts';
import { checkImport, importInto, importParameters, importTarget } from './import-into.ts';
import { ImportReport, shownReport } from './import-report.ts';

export const importArchiveOperation = operation({
  id: 'importArchive',
  words: 'Import Meta’s downloads, or files of dialogues, that lie on the server’s machine',
  http: 'POST /imports',
  status: 201,
  takes: importParameters,
  gives: jobOf('ImportJob', ImportReport),
  check: checkImport,
  async run(deps, order) {
    const jobs = servedJobs(deps);
    const target = await importTarget(deps, order);
    const [first = '', ...more] = order.paths;
    if (first === '') throw new AdminError('Say what to import: "paths" is empty.');
    const also = more.length === 0 ? '' : ` and ${more.length} more`;
    const words = `Import ${first}${also} into the Page "${target.page.name}"`;
    const job = await jobs.run<ValueOf<typeof ImportReport>>(
      ...(['import', words, 'bytes'] as const),
      async ({ show, signal }) => {
        const onProgress = show;
        const report = await importInto(deps, target, order, { onProgress, signal }).catch(refuse);
        const { directory } = deps.store;
        return shownReport(report, (await directory.pages.byId(target.page.id))?.id);
      },
    );
    return shownJob(job);
  },
});

/** @throws AdminError with the sentence of what was refused, in the words of the control plane */
function refuse(error: unknown): never {
  if (error instanceof ImportOvertaken) throw new AdminError(error.message, { conflict: true });
  if (!(error instanceof ImportRefused)) throw error;
  throw new AdminError(error.message.replaceAll(FLAGS, (flag) => `"${fieldOf(flag)}"`));
}

const fieldOf = (flag: string): string => flag.slice(2).replaceAll('-', '_');

/** Sentences of an import name flags: these are fields here. */
const FLAGS =
  /--(?:me(?:-facebook|-instagram)?|platform|time-zone|date-(?:order|language)|create)\b(?!-)/g;
