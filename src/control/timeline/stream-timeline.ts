import { AdminError } from '../../admin/error.ts';
import { operation } from '../../admin/operation.ts';
import { list, text } from '../../admin/schema.ts';
import type { Journal } from '../../journal/journal.ts';
import { Tail } from '../../journal/stream/tail.ts';
import type { ControlDeps } from '../explain.ts';
import { keptJournal } from '../requests.ts';
import { filter, filterFrom } from './filter-param.ts';
import { Row } from './row-fields.ts';

/** One for all who read. */
const tails = new WeakMap<Journal, Tail>();

function tailOf(deps: ControlDeps): Tail {
  const journal = keptJournal(deps);
  const { store, answering, bell, scheduler } = deps;
  const known =
    tails.get(journal) ?? new Tail({ journal, store, bell, scheduler, onFault: answering.onFault });
  tails.set(journal, known);
  return known;
}

export const streamTimelineOperation = operation({
  id: 'streamTimeline',
  words:
    'Follow the timeline as server-sent events: rows as they are done, up to 200 or 50 ms of them in each',
  http: 'GET /events',
  streams: true,
  takes: {
    'after?': text(
      'the id of the event that was read last, or a number of the timeline; without it from now on. The header Last-Event-ID counts before it',
    ),
    'filter?': filter,
  },
  gives: list(
    Row,
    'rows, oldest first, their texts cut where a row has more than 400 bytes. Event `gap`: more happened than is told, GET /timeline has what is kept; `counts`: so many came that they are counted',
  ),
  run(deps: ControlDeps, { after, filter: which }) {
    const isMeant = which === undefined ? undefined : filterFrom(which);
    const reader = tailOf(deps).follow(after, isMeant);
    if (reader) return reader;
    throw new AdminError(
      'As many follow the timeline as may at once: close another page or program that does, then ask again.',
      { conflict: true },
    );
  },
});
