import { jobOf, servedJobs, shownJob } from '../jobs/job.ts';
import { operation } from '../operation.ts';
import { text, type ValueOf } from '../schema.ts';
import { archiveParameters, givenArchives, namesOf, whileUsed } from './given-archives.ts';
import { checkImport } from './import-into.ts';
import { ImportLook } from './import-look.ts';
import { inFieldWords } from './in-field-words.ts';
import { pageHints } from './page-hints.ts';
import { toldLook } from './told-look.ts';

export const lookIntoArchiveOperation = operation({
  id: 'lookIntoArchive',
  words: 'Look into archives: what they hold, whose they may be and who the business is',
  http: 'POST /imports/look',
  status: 201,
  takes: {
    ...archiveParameters,
    'platform?': text('messenger or instagram (default: what the archive tells)'),
    ...pageHints,
  },
  gives: jobOf('ImportLookJob', ImportLook),
  check: checkImport,
  looks: true,
  async run(deps, order) {
    const archives = await givenArchives(deps, order);
    const { uploads } = archives;
    const job = await servedJobs(deps).run<ValueOf<typeof ImportLook>>(
      ...(['look', `Look into ${namesOf(archives)}`, 'bytes'] as const),
      ({ show, signal }) =>
        whileUsed(uploads, () =>
          inFieldWords(() => toldLook(deps, order, archives, { onProgress: show, signal })),
        ),
    );
    return shownJob(job);
  },
});
