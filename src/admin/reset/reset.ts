import type { PageRow } from '../../store/directory.ts';
import { resetPage } from '../../store/page/commands/reset-page.ts';
import { requireNoImport } from '../deletion.ts';
import { type OperationDeps, operation } from '../operation.ts';
import { pageNamed } from '../pages.ts';
import { integer, object, text } from '../schema.ts';

const Reset = object('Reset', 'What was emptied.', { pages: integer('how many Pages') });

/** Pages that are looked up at once. */
const STRIDE = 100;

export const resetOperation = operation({
  id: 'reset',
  words: 'Empty a Page, or all: people, conversations and what was told of them go',
  http: 'POST /reset',
  takes: {
    'page?': text('id, Instagram id or exact name of the Page; all without it', '--page <page>'),
  },
  gives: Reset,
  async run(deps, { page }) {
    await deps.settled?.();
    if (page !== undefined) {
      await empty(deps, page);
      return { pages: 1 };
    }
    const { pages } = deps.store.directory;
    let count = 0;
    for (let some = await pages.after(0, STRIDE); some.length > 0; ) {
      for (const { id } of some) await empty(deps, id);
      count += some.length;
      some = await pages.after((some.at(-1) as PageRow).no, STRIDE);
    }
    return { pages: count };
  },
  command: 'reset',
  examples: ['reset --page "My Page" --yes', 'reset --yes'],
  note: 'What was asked of apps before is answered first. Pages with their settings, tokens and apps\nstay, as do users and the clock, so that an environment that was written down stays true. What was imported\nis as it was, ids too, when it is imported again; what a seed file says, when that is read again.',
  says: ({ pages }) => (pages === 1 ? 'The Page is empty.' : `${pages} Pages are empty.`),
  asks: ({ page }) =>
    page === undefined
      ? 'This deletes all people and conversations of every Page.'
      : `This deletes all people and conversations of the Page "${page}".`,
});

const empty = ({ store, clock }: OperationDeps, text: string): Promise<void> =>
  store.transaction(async (tx) => {
    const page = await pageNamed(tx.reader, text);
    await requireNoImport(tx, page);
    await resetPage(tx, page.no, clock.now());
  }, 'own');
