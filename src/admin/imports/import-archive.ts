import { jobOf, servedJobs, shownJob } from '../jobs/job.ts';
import { operation } from '../operation.ts';
import type { ValueOf } from '../schema.ts';
import { servedUploads } from '../uploads/upload.ts';
import { givenArchives, namesOf, whileUsed } from './given-archives.ts';
import { checkImport, importInto, importParameters, importTarget } from './import-into.ts';
import { ImportReport, shownReport } from './import-report.ts';
import { inFieldWords } from './in-field-words.ts';

export const importArchiveOperation = operation({
  id: 'importArchive',
  words:
    'Import Meta’s downloads, or files of dialogues, that were sent or lie on the server’s machine',
  http: 'POST /imports',
  status: 201,
  takes: importParameters,
  gives: jobOf('ImportJob', ImportReport),
  check: checkImport,
  async run(deps, order) {
    const jobs = servedJobs(deps);
    const archives = await givenArchives(deps, order);
    const target = await importTarget(deps, order);
    const { uploads } = archives;
    const words = `Import ${namesOf(archives)} into the Page "${target.page.name}"`;
    const job = await jobs.run<ValueOf<typeof ImportReport>>(
      ...(['import', words, 'bytes'] as const),
      async ({ show, signal }) => {
        const watch = { onProgress: show, signal };
        const report = await whileUsed(uploads, () =>
          inFieldWords(() => importInto(deps, target, order, watch, archives)),
        );
        // What was broken off is gone on with by the same again: until then they stay.
        const isIn = !order.dry_run && report.conversations > 0;
        for (const { id } of isIn ? uploads : []) await servedUploads(deps).discard(id);
        const { directory } = deps.store;
        return shownReport(report, (await directory.pages.byId(target.page.id))?.id);
      },
    );
    return shownJob(job);
  },
});
