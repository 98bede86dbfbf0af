import { PLAIN_PAINT } from '../cli/paint.ts';
import { rowLine } from '../cli/row-lines.ts';
import type { TimelineRow } from '../journal/timeline/row.ts';
import type { ControlClient } from './control/client.ts';

/** Rows of a story: the newest. */
const MOST = 12;

/** What happened last, in lines: for a test that failed. */
export async function storyOf(control: ControlClient): Promise<string[]> {
  const { data: rows } = await control.listTimeline({ limit: MOST });
  const { data: apps } = await control.listApps();
  const { data: pages } = await control.listPages();
  const names = new Map([...apps, ...pages].map(({ id, name }) => [id, name]));
  for (const { id: page } of pages) {
    const { data: people } = await control.listPeople({ page });
    for (const { id, name } of people) names.set(id, name);
  }
  const named = (id: string): string => names.get(id) ?? id;
  const form = { names: { app: named, page: named, person: named }, paint: PLAIN_PAINT };
  return (rows as readonly TimelineRow[]).map((row) => rowLine(row, form));
}
