import type { Row } from '../stream/rows.ts';

/** Events of a Page that an app is to have once more. */
export interface ReplayPart {
  readonly page: string;
  readonly app: string;
  readonly events: readonly string[];
}

/** Parts of rows: each event once for each app that a row of it names. */
export function partsOf(rows: readonly Row[]): ReplayPart[] {
  const parts = new Map<string, { page: string; app: string; events: Set<string> }>();
  for (const { kind, page, app, event } of rows) {
    if (kind !== 'webhook' || page === undefined || app === undefined || event === undefined)
      continue;
    const key = `${page} ${app}`;
    const part = parts.get(key) ?? { page, app, events: new Set<string>() };
    part.events.add(String(event));
    parts.set(key, part);
  }
  return [...parts.values()].map(({ events, ...rest }) => ({ ...rest, events: [...events] }));
}
