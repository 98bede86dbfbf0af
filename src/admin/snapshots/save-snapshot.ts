import { GIVEN, isSnapshotPath } from '../../snapshot/shelf.ts';
import { takeSnapshot } from '../../snapshot/take.ts';
import { AdminError } from '../error.ts';
import { jobOf, servedJobs, shownJob } from '../jobs/job.ts';
import { operation } from '../operation.ts';
import { pageNamed } from '../pages.ts';
import { text, type ValueOf, yes } from '../schema.ts';
import {
  inAdminWords,
  passphrase,
  placeOf,
  SnapshotInfo,
  shownSnapshot,
  snapshotNamed,
} from './snapshot.ts';

/** A job that takes one. */
const SnapshotJob = jobOf('SnapshotJob', SnapshotInfo);

export const saveSnapshotOperation = operation({
  id: 'saveSnapshot',
  words: 'Keep how the store, or one Page, stands: as a file that may be handed on',
  http: 'POST /snapshots',
  status: 201,
  takes: {
    name: text('what it is to be called; a path of a file on the command line'),
    'page?': text('id, Instagram id or exact name of the Page; all without it', '--page <page>'),
    'passphrase?': passphrase,
    'replace?': yes('take the place of the one of that name'),
  },
  gives: SnapshotJob,
  async run(deps, { name, page: pageText, passphrase, replace }) {
    const { store, vault, media, clock } = deps;
    const page = pageText === undefined ? undefined : await pageNamed(store.directory, pageText);
    return inAdminWords(async () => {
      requireOwnName(name);
      const file = placeOf(deps, name);
      if (!replace && (await isThere(deps, name))) {
        throw new AdminError(
          `There is a snapshot "${name}" already: choose another name, or say that it is to be replaced (\`replace\`, --replace).`,
          { taken: name },
        );
      }
      const words = page ? `Take a snapshot of the Page "${page.name}"` : 'Take a snapshot';
      const job = await servedJobs(deps).run<ValueOf<typeof SnapshotInfo>>(
        ...(['snapshot', words, 'rows'] as const),
        ({ signal, show }) =>
          inAdminWords(async () => {
            const onProgress = (done: number, total: number): void => show({ done, total });
            const how = { file, page, passphrase, at: clock.now(), signal, onProgress };
            await takeSnapshot({ store, vault, media }, how);
            return shownSnapshot(await snapshotNamed(deps, name));
          }),
      );
      return shownJob(job);
    });
  },
  isJob: true,
  command: 'snapshot save <name>',
  examples: [
    'snapshot save before-launch',
    'snapshot save ./shop.convograph --page "My Page" --passphrase-file ./passphrase',
  ],
  note: 'No key of this store is in it, and no secret that anybody can read: they are sealed for this store,\nand under a passphrase where one is given. Without one, another store makes them anew.',
  says: ({ result }) => (result ? told(result) : ''),
});

const isThere = (deps: Parameters<typeof snapshotNamed>[0], name: string): Promise<boolean> =>
  snapshotNamed(deps, name).then(
    () => true,
    (error: { readonly missing?: unknown }) => error.missing === undefined,
  );

/** @throws AdminError for names that the program gives */
export function requireOwnName(name: string): void {
  const prefix = GIVEN.find((each) => name.startsWith(each));
  if (prefix === undefined || isSnapshotPath(name)) return;
  throw new AdminError(`Names that begin with "${prefix}" are given by Convograph: take another.`);
}

function told({ name, file, bytes, holds, page }: ValueOf<typeof SnapshotInfo>): string {
  const what = page ? `the Page "${page.name}"` : 'the store';
  return `The snapshot "${name}" holds ${what}: ${holds?.messages} messages of ${holds?.people} people. It is ${file} (${bytes} bytes).`;
}
