import { AdminError } from '../../admin/error.ts';
import { rowFilter } from '../../journal/filter/filter.ts';
import type { TimelineRow } from '../../journal/timeline/row.ts';
import { Timeline } from '../../journal/timeline/timeline.ts';
import type { AppRow, PageRow } from '../../store/directory.ts';
import type { ControlDeps } from '../explain.ts';
import { keptJournal } from '../requests.ts';

/** Rows of a timeline from the first that was chosen on, and which were. */
export interface RowChoice {
  readonly rows: readonly TimelineRow[];
  readonly isChosen: (row: TimelineRow) => boolean;
  readonly page: PageRow;
  /** Whose answers are looked at. */
  readonly app: AppRow;
}

/** Rows that are looked through for what came of those that were chosen. */
const MOST = 5_000;

/** @throws AdminError where they are not kept, of several Pages or of none, or no app has to do with them */
export async function chosenRows(deps: ControlDeps, seqs: readonly number[]): Promise<RowChoice> {
  const chosen = new Set(seqs);
  const timeline = new Timeline(keptJournal(deps), deps.store);
  const after = Math.min(...chosen) - 1;
  const { rows } = await timeline.page({ after, limit: MOST, isMeant: rowFilter() });
  const isChosen = ({ seq }: TimelineRow): boolean => chosen.has(seq);
  const found = rows.filter(isChosen);
  const missing = seqs.find((seq) => !found.some((row) => row.seq === seq));
  if (missing !== undefined) {
    throw new AdminError(
      `There is no row ${missing}, or none any more: GET /timeline shows which there are.`,
      { conflict: true },
    );
  }
  const page = await pageOf(deps, found);
  const last = Math.max(...chosen);
  const near = [...found, ...rows.filter((row) => row.seq <= last && row.page === page.id)];
  // What a bot does to the last of them comes behind it.
  const app = (await appIn(deps, near)) ?? (await appIn(deps, rows));
  if (app) return { rows, isChosen, page, app };
  throw new AdminError(
    'No app has to do with these rows: choose also what a bot got of them, or what it called.',
    { conflict: true },
  );
}

async function pageOf({ store }: ControlDeps, rows: readonly TimelineRow[]): Promise<PageRow> {
  const [id, other] = new Set(rows.flatMap(({ page }) => page ?? []));
  const page = id === undefined ? undefined : await store.directory.pages.byId(id);
  if (page && other === undefined) return page;
  throw new AdminError('Choose rows of one Page, and what somebody did among them.', {
    conflict: true,
  });
}

/** The app that most of them are of. */
async function appIn(
  { store }: ControlDeps,
  rows: readonly TimelineRow[],
): Promise<AppRow | undefined> {
  const counts = new Map<string, number>();
  for (const { kind, app } of rows) {
    if (app === undefined || kind === 'act' || kind === 'not_sent') continue;
    counts.set(app, (counts.get(app) ?? 0) + 1);
  }
  for (const [id] of [...counts].sort(([, a], [, b]) => b - a)) {
    const app = await store.directory.apps.byId(id);
    if (app) return app;
  }
  return undefined;
}
