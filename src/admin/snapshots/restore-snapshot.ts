import { isDeepStrictEqual } from 'node:util';
import { restoreSnapshot } from '../../snapshot/restore.ts';
import { takeSnapshot } from '../../snapshot/take.ts';
import type { Transaction } from '../../store/store.ts';
import { requireNoImport } from '../deletion.ts';
import { AdminError } from '../error.ts';
import { jobOf, servedJobs, shownJob } from '../jobs/job.ts';
import type { JobProgress } from '../jobs/long-job.ts';
import { type OperationDeps, operation } from '../operation.ts';
import { list, object, text, type ValueOf, yes } from '../schema.ts';
import {
  inAdminWords,
  passphrase,
  SnapshotInfo,
  shelfOf,
  shownSnapshot,
  snapshot,
  snapshotNamed,
} from './snapshot.ts';

const AnewApp = object('AnewApp', 'An app whose secrets were made anew.', {
  id: text(),
  name: text(),
  secret: text(),
  instagram_secret: text(),
});
const AnewVerifyToken = object('AnewVerifyToken', 'A verify token that was made anew.', {
  app: text(),
  object: text(),
  verify_token: text(),
});
const AnewToken = object('AnewToken', 'A token whose text is another than it was.', {
  no: text('its number'),
  kind: text(),
  app: text('id of its app'),
  'user?': text('id of its user'),
  access_token: text(),
});

export const Restored = object('Restored', 'What came of putting a snapshot back.', {
  snapshot: SnapshotInfo,
  'before?': text('the name of a snapshot of what was there before'),
  'apps?': list(AnewApp, 'told by this job alone, and no longer than it is kept'),
  'verify_tokens?': list(AnewVerifyToken, 'told by this job alone, and no longer than it is kept'),
  'tokens?': list(AnewToken, 'those whose texts are others than they were: 100 of them'),
});

/** What is put back. */
export interface ToRestore {
  readonly name: string;
  readonly passphrase?: string | undefined;
  readonly newSecrets?: boolean | undefined;
}

export const restoreSnapshotOperation = operation({
  id: 'restoreSnapshot',
  words: 'Have the store, or one Page, stand as a snapshot holds it',
  http: 'POST /snapshots/{snapshot}/restore',
  status: 201,
  takes: {
    snapshot,
    'passphrase?': passphrase,
    'new_secrets?': yes('make secrets and tokens anew where a passphrase would open them'),
  },
  gives: jobOf('RestoreJob', Restored),
  async run(deps, { snapshot: name, passphrase, new_secrets: newSecrets }) {
    await inAdminWords(() => snapshotNamed(deps, name));
    const job = await servedJobs(deps).run<ValueOf<typeof Restored>>(
      ...(['snapshot', `Put the snapshot "${name}" back`, 'rows'] as const),
      (progress) => putBack(deps, { name, passphrase, newSecrets }, progress),
    );
    return shownJob(job);
  },
  isJob: true,
  command: 'snapshot restore <snapshot>',
  makesStore: () => true,
  examples: [
    'snapshot restore before-launch --yes',
    'snapshot restore ./shop.convograph --passphrase-file ./passphrase --yes',
  ],
  note: 'One of a Page replaces that Page, or brings it where it is not; apps and users that are there stay as\nthey are. What was there before is kept as a snapshot, the newest three of them. Webhooks that were still\nto be sent are not. While an import runs it is refused.',
  asks: ({ snapshot: name }) =>
    `This replaces what the store, or the Page, holds by the snapshot "${name}".`,
  says: ({ result }) => (result ? told(result) : ''),
});

/** Puts a snapshot back, when what is under way was answered. */
export async function putBack(
  deps: OperationDeps,
  { name, passphrase, newSecrets }: ToRestore,
  { signal, show }: Pick<JobProgress<ValueOf<typeof Restored>>, 'signal' | 'show'>,
): Promise<ValueOf<typeof Restored>> {
  const { store, vault, media, clock } = deps;
  return inAdminWords(async () => {
    const shelved = await snapshotNamed(deps, name);
    const shelf = shelfOf(deps);
    let kept: string | undefined;
    let marks: EventMarks = new Map();
    const { anew } = await restoreSnapshot(
      { store, vault, media },
      {
        ...{ file: shelved.file, passphrase, makesAnew: newSecrets, at: clock.now(), signal },
        async before({ page: of }) {
          await deps.settled?.();
          // Looked at once more when nobody else writes: this spares the copy of what is there.
          await store.rehearsal().transaction(requireNoImports);
          show({ phase: 'keeping what is there' });
          const page = of && (await store.directory.pages.byId(of.id));
          if (page || (!of && (await holdsSomething(deps)))) {
            kept = await shelf.nextBefore();
            const how = { page, leavesMedia: true, at: clock.now(), signal };
            const file = shelf.fileOf(kept);
            for (let i = 0; i < TRIES; i++) {
              marks = await marksOf(store, page?.no);
              await takeSnapshot({ store, vault, media }, { file, ...how });
              if (isDeepStrictEqual(marks, await marksOf(store, page?.no))) break;
            }
          }
          show({ phase: 'putting back' });
          return async () => {
            if (kept !== undefined) await shelf.remove(kept);
          };
        },
        async guard(tx) {
          await requireNoImports(tx);
          if (kept !== undefined) await requireKept(tx, marks);
        },
        onProgress: (done, total) => show({ done, total }),
      },
    );
    await shelf.forgetBefore();
    await clock.fresh();
    await clock.look();
    return {
      snapshot: shownSnapshot(shelved),
      ...(kept !== undefined && { before: kept }),
      ...(anew.apps.length > 0 && {
        apps: anew.apps.map(({ instagramSecret, ...app }) => ({
          ...app,
          instagram_secret: instagramSecret,
        })),
      }),
      ...(anew.verifyTokens.length > 0 && {
        verify_tokens: anew.verifyTokens.map(({ token, ...of }) => ({
          ...of,
          verify_token: token,
        })),
      }),
      ...(anew.tokens.length > 0 && {
        tokens: anew.tokens.map(({ no, text: access_token, user, ...of }) => ({
          ...of,
          no: String(no),
          ...(user !== undefined && { user }),
          access_token,
        })),
      }),
    };
  });
}

/** How often what is there is kept, where it goes on meanwhile. */
const TRIES = 3;

/** Numbers of Pages, and of the newest event of each. */
type EventMarks = ReadonlyMap<number, number>;

/** Where the logs of all Pages end, or that of one. */
async function marksOf(store: OperationDeps['store'], page?: number): Promise<EventMarks> {
  const all = await store.newestEvents();
  return page === undefined ? all : new Map([[page, all.get(page) ?? 0]]);
}

/**
 * Nothing goes that is not kept: not what was answered while the rest was.
 * @throws AdminError where more happened than that
 */
async function requireKept(tx: Transaction, marks: EventMarks): Promise<void> {
  for (const [page, mark] of marks) {
    const { events } = await tx.pageReader(page).log.after(mark, 1);
    if (events.length === 0) continue;
    throw new AdminError(
      'More happened while what is there was kept, and nothing was put back: have what sends stop, then try again.',
      { conflict: true },
    );
  }
}

async function holdsSomething({ store: { directory } }: OperationDeps): Promise<boolean> {
  const { pages, apps } = await directory.pages.counts();
  return pages > 0 || apps > 0;
}

/** @throws AdminError while somebody imports */
async function requireNoImports(tx: Transaction): Promise<void> {
  for (let last = 0; ; ) {
    const some = await tx.reader.pages.after(last, 100);
    for (const page of some) await requireNoImport(tx, page);
    const end = some.at(-1);
    if (!end) return;
    last = end.no;
  }
}

function told({ snapshot: of, before, apps, verify_tokens, tokens }: ValueOf<typeof Restored>) {
  const what = of.page ? `The Page "${of.page.name}" is` : 'The store is';
  return [
    `${what} as the snapshot "${of.name}" holds it.`,
    ...(before === undefined
      ? []
      : [`What was there before: \`convograph snapshot restore ${before}\` brings it back.`]),
    ...(apps || verify_tokens || tokens
      ? ['No key here opens its secrets: these were made anew, and are shown this once.']
      : []),
    ...(apps ?? []).map(
      ({ name, id, secret, instagram_secret }) =>
        `App ${name} (${id}): secret ${secret}, of Instagram login ${instagram_secret}`,
    ),
    ...(verify_tokens ?? []).map(
      ({ app, object, verify_token }) => `Verify token of app ${app}, ${object}: ${verify_token}`,
    ),
    ...(tokens ?? []).map(
      ({ no, kind, app, access_token }) => `Token ${no} (${kind}, app ${app}): ${access_token}`,
    ),
  ].join('\n');
}
