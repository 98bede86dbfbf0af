import type { PageRow } from '../../store/directory.ts';
import { resetPage } from '../../store/page/commands/reset-page.ts';
import { requireNoImport } from '../deletion.ts';
import { AdminError } from '../error.ts';
import { type OperationDeps, operation } from '../operation.ts';
import { pageNamed } from '../pages.ts';
import { integer, object, text } from '../schema.ts';
import { bringsBack, KEPT, keep, keptFor } from '../snapshots/automatic.ts';
import { importedSnapshot } from '../snapshots/imported.ts';
import { putBack } from '../snapshots/restore-snapshot.ts';
import { inAdminWords, shownSnapshot, snapshotNamed } from '../snapshots/snapshot.ts';

const Reset = object('Reset', 'What was emptied.', { pages: integer('how many Pages'), ...KEPT });

/** What a Page is reset to that downloads were imported into. */
const IMPORTED_STATE = 'imported';

/** Pages that are looked up at once. */
const STRIDE = 100;

export const resetOperation = operation({
  id: 'reset',
  words: 'Empty a Page, or all: people, conversations and what was told of them go',
  http: 'POST /reset',
  takes: {
    'page?': text('id, Instagram id or exact name of the Page; all without it', '--page <page>'),
    'to?': text(
      'imported: as it was when its last import had ended; or the name of a snapshot',
      '--to <snapshot>',
    ),
    'keep?': keep,
  },
  gives: Reset,
  async run(deps, { page, to, keep }) {
    await deps.settled?.();
    const kept = await keptFor(deps, keep, 'reset', page);
    return { ...(await reset(deps, page, to)), ...kept };
  },
  command: 'reset',
  examples: ['reset --page "My Page" --yes', 'reset --to imported --yes', 'reset --yes'],
  note: 'What was asked of apps before is answered first. Pages with their settings, tokens and apps\nstay, as do users and the clock, so that an environment that was written down stays true. What was imported\nis as it was, ids too, when it is imported again; what a seed file says, when that is read again.',
  says({ pages, before }, { to }) {
    const state =
      to === undefined ? 'empty' : `as ${to === IMPORTED_STATE ? 'imported' : `"${to}" holds it`}`;
    const done = pages === 1 ? `The Page is ${state}.` : `${pages} Pages are ${state}.`;
    return before === undefined ? done : `${done} ${bringsBack(before)}`;
  },
  asks: ({ page, to }) =>
    to !== undefined
      ? `This takes away what came since, of ${page === undefined ? 'every Page' : `the Page "${page}"`}.`
      : page === undefined
        ? 'This deletes all people and conversations of every Page.'
        : `This deletes all people and conversations of the Page "${page}".`,
});

async function reset(
  deps: OperationDeps,
  page: string | undefined,
  to: string | undefined,
): Promise<{ readonly pages: number }> {
  if (to !== undefined && to !== IMPORTED_STATE) return resetTo(deps, to, page);
  const empty = to === undefined ? emptied : resetToImported;
  if (page !== undefined) {
    await empty(deps, page);
    return { pages: 1 };
  }
  // All that cannot be is said before anything is changed.
  if (to === IMPORTED_STATE) await eachPage(deps, (each) => importedSnapshot(deps, each));
  const pages = await eachPage(deps, ({ id }) => empty(deps, id));
  await (deps.counted?.clear() ?? deps.store.transaction((tx) => tx.callCounts.clear()));
  return { pages };
}

/** Does it with one Page after another; gives how many they were. */
async function eachPage(
  { store }: OperationDeps,
  work: (page: PageRow) => Promise<unknown>,
): Promise<number> {
  const { pages } = store.directory;
  let count = 0;
  for (let some = await pages.after(0, STRIDE); some.length > 0; ) {
    for (const page of some) await work(page);
    count += some.length;
    some = await pages.after((some.at(-1) as PageRow).no, STRIDE);
  }
  return count;
}

const emptied = ({ store, clock }: OperationDeps, text: string): Promise<void> =>
  store.transaction(async (tx) => {
    const page = await pageNamed(tx.reader, text);
    await requireNoImport(tx, page);
    await resetPage(tx, page.no, clock.now());
  }, 'own');

/** Puts a Page back to where its last import left it; one that has none, nothing was imported into. */
async function resetToImported(deps: OperationDeps, text: string): Promise<void> {
  const page = await pageNamed(deps.store.directory, text);
  const name = await importedSnapshot(deps, page);
  if (name === undefined) await emptied(deps, page.id);
  else await putBack(deps, { name }, UNWATCHED);
}

/** @throws AdminError for a snapshot that there is not, or of something else */
async function resetTo(
  deps: OperationDeps,
  name: string,
  text: string | undefined,
): Promise<{ pages: number }> {
  const page = text === undefined ? undefined : await pageNamed(deps.store.directory, text);
  const { page: of, holds } = await inAdminWords(async () =>
    shownSnapshot(await snapshotNamed(deps, name)),
  );
  if (page && of?.id !== page.id) {
    const what = of ? `the Page "${of.name}"` : 'the whole store';
    throw new AdminError(`The snapshot "${name}" is of ${what}, and not of "${page.name}".`);
  }
  await putBack(deps, { name }, UNWATCHED);
  return { pages: holds?.pages ?? 1 };
}

const UNWATCHED = { signal: new AbortController().signal, show: () => undefined };
