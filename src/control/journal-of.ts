import { AdminError } from '../admin/error.ts';
import type { AnswerDeps } from '../api/answering/answer-deps.ts';
import type { Journal } from '../journal/journal.ts';

/** @throws AdminError where nothing is kept of what happens */
export function journalOf({ journal }: Pick<AnswerDeps, 'journal'>): Journal {
  if (journal) return journal;
  throw new AdminError(
    'This server keeps no journal: start it without `--journal off` and `--workers`.',
    {
      conflict: true,
    },
  );
}
