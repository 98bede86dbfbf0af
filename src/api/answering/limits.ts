import type { UseCase } from '../../access/limits/policy.ts';
import type { Use } from '../../access/limits/use.ts';
import { type Awaitable, chain, inTurn } from '../../base/awaitable.ts';
import type { Platform } from '../../store/page/platform.ts';
import type { Context } from './context.ts';

const USE_CASES = { MESSENGER: 'messenger', INSTAGRAM: 'instagram' } as const;

/**
 * Counts what is asked for towards the limits, before any of it is looked up.
 * @throws GraphError of the narrowest limit that was reached
 */
export function limits(context: Context): Awaitable<void> {
  const { tally, endpoint, now } = context;
  if (!tally || endpoint) return;
  return chain(usesOf(context), (uses) => tally.charge(uses, now));
}

/**
 * What a request's calls are counted as, one for each id (wire.md 10), told from the ids' form
 * wherever that is enough, and from what the edge declares.
 */
export function usesOf(context: Context): Awaitable<readonly Use[]> {
  const { target, caller } = context;
  const { ids } = target;
  const { page, kind } = caller;
  if (!page) return ids.map((id) => use(id, 'pages'));
  if (kind === 'instagram') {
    return ids.map((id) => {
      if (isThread(id)) return use(id, 'instagram', 'conversations');
      return id === 'me' || id === page.instagramId
        ? nodeUse(id, 'INSTAGRAM', context)
        : use(id, 'instagram');
    });
  }
  if (ids.every(isThread)) return ids.map(threadUse);
  return inTurn(ids, (id): Awaitable<Use> => {
    if (isThread(id)) return threadUse(id);
    if (id === 'me' || id === page.id) return nodeUse(id, 'MESSENGER', context);
    if (id === page.instagramId) return nodeUse(id, 'INSTAGRAM', context);
    return chain(context.services.person(id), (person) => use(id, useCaseOf(person?.platform)));
  });
}

const use = (id: string, useCase: UseCase, burst?: Use['burst']): Use => ({
  id,
  useCase,
  burst,
});

const useCaseOf = (platform: Platform = 'MESSENGER'): UseCase => USE_CASES[platform];

/** Whether an id is a conversation's or a message's, of which none is a number (wire.md 5). */
const isThread = (id: string): boolean => id !== 'me' && !/^\d+$/.test(id);

/** A conversation's or message's id names the platform (wire.md 5.3, 5.5). */
const threadUse = (id: string): Use =>
  use(id, id.startsWith('aWdf') ? 'instagram' : 'messenger', 'conversations');

/** A Page's or Instagram account's call: on the platform that is asked for, or its own. */
function nodeUse(id: string, home: Platform, context: Context): Use {
  const { request, recipient, counting } = context;
  const { counts, recipient: whom } = counting;
  const burst = counts === 'page' ? undefined : counts;
  if (home === 'MESSENGER') {
    if (whom !== undefined) return use(id, useCaseOf(recipient?.platform), burst);
    if (counts === 'page') return use(id, 'pages');
  }
  const asked = request.params.get('platform')?.toUpperCase();
  const other = home === 'MESSENGER' ? 'INSTAGRAM' : 'MESSENGER';
  return use(id, useCaseOf(asked === other ? other : home), burst);
}
