import type { Journal } from '../../journal/journal.ts';

/** How long typing is shown that nothing follows, in ms (wire.md 8.7). */
const SHOWN = 20_000;

/** Calls that are looked at: typing leaves nothing behind but its call. */
const LOOKED_AT = 500;

/**
 * Until when a person sees that the Page types, in epoch ms; undefined where it does not.
 * @param since when the Page last wrote, which ends it
 */
export function typingUntil(
  journal: Journal | undefined,
  { page, person, since, now }: { page: number; person: string; since: number; now: number },
): number | undefined {
  const calls = journal?.callsAfter(Math.max(0, journal.calls - LOOKED_AT)) ?? [];
  const last = calls.findLast(
    ({ pageNo, method, path, params, status }) =>
      pageNo === page &&
      method === 'POST' &&
      status === 200 &&
      path.endsWith('/messages') &&
      paramOf(params, 'sender_action')?.startsWith('typing_') &&
      recipientOf(params) === person,
  );
  if (!last || last.at < since || paramOf(last.params, 'sender_action') !== 'typing_on') return;
  const until = last.at + SHOWN;
  return now < until ? until : undefined;
}

/** Parameters are kept as names and values in turn. */
function paramOf(params: readonly string[], name: string): string | undefined {
  const at = params.findIndex((each, i) => i % 2 === 0 && each === name);
  return at < 0 ? undefined : params[at + 1];
}

function recipientOf(params: readonly string[]): string | undefined {
  try {
    const { id } = JSON.parse(paramOf(params, 'recipient') ?? '') as { readonly id?: unknown };
    return id === undefined ? undefined : String(id);
  } catch {
    return undefined;
  }
}
