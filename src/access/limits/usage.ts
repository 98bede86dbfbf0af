import type { Part } from './parts.ts';
import type { Held } from './window.ts';

/** A part of a request with what its meter holds. */
export interface Charged {
  readonly part: Part;
  readonly held: Held;
}

/** Most objects that `x-business-use-case-usage` names (protocol.md 10). */
const MOST_OBJECTS = 32;

/**
 * The usage headers of an answer, as name, value, name, value (protocol.md 10).
 * @param now epoch milliseconds
 */
export function usageHeaders(charged: readonly Charged[], now: number): string[] {
  const headers: string[] = [];
  const app = charged.find(({ part }) => part.of === 'app');
  if (app) headers.push('x-app-usage', `{${figuresText(app)}}`);
  const page = charged.find(({ part }) => part.of === 'page');
  if (page) headers.push('x-page-usage', `{${figuresText(page)}}`);
  const business = businessText(charged, now);
  if (business) headers.push('x-business-use-case-usage', business);
  return headers;
}

function figuresText({ part, held }: Charged): string {
  const { calls, cpu, elapsed } = part.account.figures(held);
  return `"call_count":${calls},"total_cputime":${cpu},"total_time":${elapsed}`;
}

/** `{"<id>":[{"type":"messenger",…}]}`: what stands under one id is one list. */
function businessText(charged: readonly Charged[], now: number): string | undefined {
  const lists = new Map<string, string>();
  for (const each of charged) {
    const { business, account } = each.part;
    if (!business || lists.size === MOST_OBJECTS) continue;
    const minutes = account.refuses(each.held) ? account.minutesToRegain(each.held, now) : 0;
    const text = `{"type":"${business.type}",${figuresText(each)},"estimated_time_to_regain_access":${minutes}}`;
    const others = lists.get(business.object);
    lists.set(business.object, others === undefined ? text : `${others},${text}`);
  }
  if (lists.size === 0) return undefined;
  return `{${[...lists].map(([object, list]) => `"${object}":[${list}]`).join(',')}}`;
}
