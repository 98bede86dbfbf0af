import { type ArchiveLook, lookInto, type PlatformLook } from '../../ingest/look.ts';
import type { PageRow } from '../../store/directory.ts';
import { jobOf, servedJobs, shownJob } from '../jobs/job.ts';
import { type OperationDeps, operation } from '../operation.ts';
import { text, type ValueOf } from '../schema.ts';
import {
  archiveParameters,
  type GivenArchives,
  givenArchives,
  namesOf,
  whileUsed,
} from './given-archives.ts';
import { checkImport, platformOf } from './import-into.ts';
import { ImportLook } from './import-look.ts';
import { inFieldWords } from './in-field-words.ts';
import { pageHints, pageHintsOf } from './page-hints.ts';
import { pageOfLook } from './page-of-look.ts';

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
    const { paths, sent, uploads } = archives;
    const job = await servedJobs(deps).run<ValueOf<typeof ImportLook>>(
      ...(['look', `Look into ${namesOf(archives)}`, 'bytes'] as const),
      ({ show, signal }) =>
        whileUsed(uploads, () =>
          inFieldWords(async () => {
            const look = await lookInto(deps, {
              ...{ paths, sent, without: deps.dataDir, platform: platformOf(order.platform) },
              ...pageHintsOf(order),
              ...{ onProgress: show, signal },
            });
            return { archives: shownArchives(archives), ...(await shownLook(deps, look)) };
          }),
        ),
    );
    return shownJob(job);
  },
});

/** Names that are told: whoever is in fewer threads is hardly the business. */
const MOST_NAMES = 50;

async function shownLook(
  { store }: OperationDeps,
  { platforms, owner, ...found }: ArchiveLook,
): Promise<Omit<ValueOf<typeof ImportLook>, 'archives'>> {
  const page = await pageOfLook(store, platforms, owner);
  const known = page?.row && { row: page.row, earlier: await earlierOf(store, page.row) };
  const shown = platforms.map(async (one) => ({
    platform: one.platform,
    threads: one.threads,
    messages: one.messages,
    people: one.names.all().length,
    business: await one.businessOn(known?.row ?? NOBODY, known?.earlier ?? []),
    names: one.names.all().slice(0, MOST_NAMES),
    first_message: timeOf(one.first),
    last_message: timeOf(one.last),
  }));
  return {
    ...(page && { page: { id: page.row?.id, name: page.name, because: page.because } }),
    platforms: await Promise.all(shown),
    ...found,
  };
}

const shownArchives = ({
  paths,
  sent,
  uploads,
}: GivenArchives): ValueOf<typeof ImportLook>['archives'] => [
  ...paths.filter((path) => !sent?.has(path)).map((name) => ({ name })),
  ...uploads.map(({ id, name }) => ({ name, upload: id })),
];

/** A Page that is yet to be made has no name that would speak for anybody. */
const NOBODY = { name: '', instagramUsername: undefined };

const earlierOf = (store: OperationDeps['store'], { no }: PageRow) =>
  store.page(no).imports.businesses();

const timeOf = (ms: PlatformLook['first']): string | undefined =>
  ms === undefined ? undefined : new Date(ms).toISOString();
