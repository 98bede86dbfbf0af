import type { AccountPart } from './parts.ts';
import type { WindowCount } from './window.ts';

const HEADERS = { app: 'x-app-usage', page: 'x-page-usage' } as const;

/** Most objects that `x-business-use-case-usage` names (wire.md 10). */
const MOST_OBJECTS = 32;

/**
 * The usage headers of an answer, as name, value, name, value (wire.md 10).
 * @param held what the meter of each part holds, in the order of the parts
 * @param now epoch milliseconds
 */
export function usageHeaders(
  parts: readonly AccountPart[],
  held: readonly WindowCount[],
  now: number,
): readonly string[] {
  const headers: string[] = [];
  /** Use cases by the id they stand under. */
  let objects: Map<string, string> | undefined;
  for (let i = 0; i < parts.length; i++) {
    const { of, account, business } = parts[i] as AccountPart;
    const its = held[i];
    if (!its) continue;
    // Where a request is about several Pages, or a batch of several apps, the first is told.
    if ((of === 'app' || of === 'page') && !headers.includes(HEADERS[of])) {
      headers.push(HEADERS[of], `{${account.figures(its)}}`);
    }
    if (!business || objects?.size === MOST_OBJECTS) continue;
    const minutes = account.refuses(its) ? account.minutesToRegain(its, now) : 0;
    const text = `{"type":"${business.type}",${account.figures(its)},"estimated_time_to_regain_access":${minutes}}`;
    objects ??= new Map();
    const others = objects.get(business.object);
    objects.set(business.object, others === undefined ? text : `${others},${text}`);
  }
  if (objects) headers.push('x-business-use-case-usage', objectsText(objects));
  return headers;
}

/** `{"<id>":[{"type":"messenger",…}]}`. */
function objectsText(objects: ReadonlyMap<string, string>): string {
  let text = '';
  for (const [object, list] of objects) text += `${text && ','}"${object}":[${list}]`;
  return `{${text}}`;
}
