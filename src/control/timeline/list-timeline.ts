import { operation } from '../../admin/operation.ts';
import { byDefault, integer, list, object, yes } from '../../admin/schema.ts';
import { Timeline } from '../../journal/timeline/timeline.ts';
import type { ControlDeps } from '../explain.ts';
import { keptJournal } from '../requests.ts';
import { filter, filterFrom } from './filter-param.ts';
import { Row } from './row-fields.ts';

/** Rows of one answer, unless so many are asked for, and at most. */
const USUAL = 100;
const MOST = 1_000;

const Rows = object('Timeline', 'What the server saw, and what set off what.', {
  data: list(Row, 'oldest first'),
  first: integer('the first number that is kept'),
  last: integer('the newest number'),
  started: integer('rows up to this number are of the time before the server was started'),
  'gap?': yes('more happened behind `after` than is kept'),
});

export const listTimelineOperation = operation({
  id: 'listTimeline',
  words:
    'Show what the server saw: calls, acts, events, webhooks and operations, with their causes',
  http: 'GET /timeline',
  takes: {
    'after?': integer('those behind this number, the oldest first'),
    'before?': integer('those before this number; without either, the newest'),
    'filter?': filter,
    limit: byDefault(integer(`rows, ${MOST} at most`), USUAL),
  },
  gives: Rows,
  async run(deps: ControlDeps, { after, before, filter: which, limit }) {
    const timeline = new Timeline(keptJournal(deps), deps.store);
    const { rows, first, last, started, gap } = await timeline.page({
      ...{ after, before },
      limit: Math.min(Math.max(limit, 1), MOST),
      isMeant: filterFrom(which),
    });
    return { data: rows, first, last, started, ...(gap && { gap }) };
  },
});
