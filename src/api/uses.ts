import type { Caller } from '../access/caller.ts';
import type { UseCase } from '../access/limits/policy.ts';
import type { Use } from '../access/limits/use.ts';
import { type Awaitable, chain, inTurn } from '../base/awaitable.ts';
import type { PageRow } from '../store/directory.ts';
import type { PageStore } from '../store/page/page-store.ts';
import type { Platform } from '../store/page/platform.ts';
import type { Store } from '../store/store.ts';
import type { Target } from './target.ts';

const USE_CASES = { MESSENGER: 'messenger', INSTAGRAM: 'instagram' } as const;

/** Edges that are the Conversations API, on a Page or an Instagram account. */
const CONVERSATIONS: ReadonlySet<string | undefined> = new Set(['conversations', 'threads']);

/** The same asked for as fields of the Page. */
const AS_FIELDS = /\b(?:conversations|threads)\b/;

type Params = ReadonlyMap<string, string>;

/**
 * What a request's calls are counted as, one for each id (wire.md 10), told from the ids' form
 * wherever that is enough: it is settled before anything is looked up.
 */
export function usesOf(
  target: Target,
  params: Params,
  { page, kind }: Caller,
  store: Store,
): Awaitable<readonly Use[]> {
  const { ids, edge } = target;
  if (!page) return ids.map((id) => ({ id, useCase: 'pages', conversations: false }));
  if (kind === 'instagram') return ids.map((id) => loginUse(id, page, edge, params));
  if (ids.every(isThread)) return ids.map(threadUse);
  return usesOfPage(target, params, page, store);
}

/** Whatever is asked at graph.instagram.com is Instagram's. */
function loginUse(
  id: string,
  { instagramId }: PageRow,
  edge: string | undefined,
  params: Params,
): Use {
  if (isThread(id)) return { id, useCase: 'instagram', conversations: true };
  if (id === 'me' || id === instagramId) return accountUse(id, edge, params);
  return { id, useCase: 'instagram', conversations: false };
}

const usesOfPage = (
  { ids, edge }: Target,
  params: Params,
  page: PageRow,
  store: Store,
): Awaitable<readonly Use[]> =>
  inTurn(ids, (id): Awaitable<Use> => {
    if (isThread(id)) return threadUse(id);
    if (id === 'me' || id === page.id) return pageUse(id, edge, params, store, page.no);
    if (id === page.instagramId) return accountUse(id, edge, params);
    return personUse(id, store.page(page.no));
  });

/** Whether an id is a conversation's or a message's, of which none is a number (wire.md 5). */
const isThread = (id: string): boolean => id !== 'me' && !/^\d+$/.test(id);

/** A conversation's or message's id names the platform (wire.md 5.3, 5.5). */
const threadUse = (id: string): Use => ({
  id,
  useCase: id.startsWith('aWdf') ? 'instagram' : 'messenger',
  conversations: true,
});

function pageUse(
  id: string,
  edge: string | undefined,
  params: Params,
  store: Store,
  page: number,
): Awaitable<Use> {
  if (edge === 'thread_owner') {
    const used = personUse(params.get('recipient') ?? '', store.page(page));
    return chain(used, (use) => ({ ...use, id }));
  }
  const conversations = edge === undefined ? hasThem(params) : CONVERSATIONS.has(edge);
  if (!conversations && (edge === undefined || edge === 'picture')) {
    return { id, useCase: 'pages', conversations };
  }
  const instagram = params.get('platform')?.toUpperCase() === 'INSTAGRAM';
  return { id, useCase: instagram ? 'instagram' : 'messenger', conversations };
}

function accountUse(id: string, edge: string | undefined, params: Params): Use {
  const conversations = edge === undefined ? hasThem(params) : CONVERSATIONS.has(edge);
  const messenger = params.get('platform')?.toUpperCase() === 'MESSENGER';
  return { id, useCase: messenger ? 'messenger' : 'instagram', conversations };
}

const hasThem = (params: Params): boolean => AS_FIELDS.test(params.get('fields') ?? '');

const personUse = (id: string, pageStore: PageStore): Awaitable<Use> =>
  chain(pageStore.people.byId(id), (person) => ({
    id,
    useCase: useCaseOf(person?.platform),
    conversations: false,
  }));

const useCaseOf = (platform: Platform | undefined): UseCase => USE_CASES[platform ?? 'MESSENGER'];
