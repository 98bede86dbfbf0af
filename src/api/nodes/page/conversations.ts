import type { Privilege } from '../../../access/permissions.ts';
import { type Awaitable, chain } from '../../../base/awaitable.ts';
import type { Description } from '../../../graph/declare/description.ts';
import type { EdgeArgs, Slice } from '../../../graph/declare/edge-args.ts';
import type { EdgeField } from '../../../graph/declare/node-type.ts';
import { GraphError } from '../../../graph/errors/error.ts';
import type { Call } from '../../../graph/execute/call.ts';
import { keyset } from '../../../graph/execute/keyset.ts';
import { listedSince } from '../../../messaging/readable.ts';
import { idNumberOf } from '../../../store/ids/mid.ts';
import type {
  ConversationFilter,
  ConversationPosition,
  ConversationRow,
  Conversations,
} from '../../../store/page/conversations.ts';
import { FOLDERS, type Folder, PLATFORMS, type Platform } from '../../../store/page/platform.ts';
import { needing } from '../../needs.ts';
import { enumValue } from '../../params.ts';
import { declare, type Services } from '../../services.ts';
import { conversationType, LISTED_FIELDS } from '../conversation/conversation.ts';
import { parseTags, tagged } from './tagged.ts';

/** Tells cursors of this edge from those of others. */
const EDGE = 1;

const params = (platforms: readonly Platform[]): readonly Description[] => [
  {
    name: 'folder',
    type: 'string',
    words: FOLDERS,
    description: 'inbox, other, page_done or spam; inbox without it, every folder with `user_id`.',
  },
  {
    name: 'platform',
    type: `enum {${platforms.join(', ')}}`,
    description:
      platforms.length === 1
        ? 'INSTAGRAM, with or without it.'
        : 'MESSENGER without it; INSTAGRAM on an Instagram account.',
  },
  {
    name: 'user_id',
    type: 'string',
    description: 'PSID or IGSID, a number: only conversations with this person.',
  },
  {
    name: 'tags',
    type: 'list<string>',
    description: 'Only conversations whose newest message carries all of these tags.',
    partial: 'Meta does not say what the tags are matched against; here it is the newest message.',
  },
];

/** What differs between the lists of conversations. */
interface Listing {
  /** The platform meant when none is given. */
  readonly home: Platform;
  /** Those that can be asked for; both without it. */
  readonly platforms?: readonly Platform[];
  /** What is needed for it: `readConversations` without it. */
  readonly operation?: Privilege;
}

/** The conversations of a Page or Instagram account, newest update first (wire.md 5.2). */
export function conversationsEdge<N>(
  name: string,
  { home, platforms = ['INSTAGRAM', 'MESSENGER'], operation = 'readConversations' }: Listing,
): EdgeField<N, Services> {
  const platformOf = (args: EdgeArgs): Platform => enumValue(args, 'platform', platforms) ?? home;
  return declare.edge<N, ConversationRow>(
    name,
    () => conversationType,
    name === 'threads'
      ? 'The same as conversations.'
      : 'Conversations with people, newest update first.',
    {
      params: params(platforms),
      counts: 'conversations',
      ...needing<N>(operation, platformOf),
      load(nodes, args, call, asked) {
        const { page, pageStore } = call.services;
        const list = pageStore.conversations;
        const tags = parseTags(args.get('tags'));
        // A tag may be told from anything of a conversation.
        const isListing = tags.length === 0 && asked.every((name) => LISTED_FIELDS.has(name));
        const found = chain(filterOf(args, platformOf(args), call), (filter) => {
          if (!filter) return emptyOf(args);
          return keyset(scopeOf(idNumberOf(page), filter), args, {
            older: (position, limit) =>
              tagged(tags, call, olderOf(list, filter, isListing), position, limit),
            newer: (position, limit) =>
              tagged(tags, call, (from, n) => list.newer(filter, from, n), position, limit),
            positionOf: ({ updated, no }) => [updated, no],
          });
        });
        return chain(found, (slice) => {
          call.spend(slice.items.length);
          return nodes.map(() => slice);
        });
      },
      async count(_, args, call) {
        // What carries a tag shows only when its newest message is read: nobody knows how many do.
        if (parseTags(args.get('tags')).length > 0) return undefined;
        const filter = await filterOf(args, platformOf(args), call);
        return filter ? counted(filter, call) : 0;
      },
    },
  );
}

/** Reads no more of each conversation than a listing tells, where that is all that is asked for. */
const olderOf =
  (list: Conversations, filter: ConversationFilter, isListing: boolean) =>
  (from: ConversationPosition | undefined, limit: number): Awaitable<ConversationRow[]> =>
    isListing
      ? (list.olderListed(filter, from, limit) as Awaitable<ConversationRow[]>)
      : list.older(filter, from, limit);

/** Counts of each request, by filter: aliases ask for the same one thousands of times. */
const counts = new WeakMap<Call<Services>, Map<string, Awaitable<number>>>();

function counted(filter: ConversationFilter, call: Call<Services>): Awaitable<number> {
  const known = counts.get(call) ?? new Map<string, Awaitable<number>>();
  counts.set(call, known);
  const key = JSON.stringify(filter);
  const count = known.get(key) ?? call.services.pageStore.conversations.count(filter);
  known.set(key, count);
  return count;
}

/**
 * The list of a person whom the Page does not know.
 * @throws GraphError `invalidCursor`: it never gave one out
 */
function emptyOf({ after, before }: EdgeArgs): Slice<ConversationRow> {
  if (after !== undefined || before !== undefined) throw new GraphError('invalidCursor');
  return { items: [], hasNext: false, hasPrevious: false };
}

/** What to list; undefined when a person is asked for who is none of this platform. */
function filterOf(
  args: EdgeArgs,
  platform: Platform,
  call: Call<Services>,
): Awaitable<ConversationFilter | undefined> {
  const { page, pageStore, strict } = call.services;
  if (platform === 'INSTAGRAM' && !page.instagramId) throw new GraphError('notLinked');
  const asked: Folder | undefined = enumValue(args, 'folder', FOLDERS);
  for (const name of ['since', 'until']) {
    if (args.get(name)) call.note(`${name} is ignored: ${NO_TIME_PAGING}`);
  }
  const userId = args.get('user_id');
  if (userId !== undefined && !/^\d+$/.test(userId)) {
    // wire.md 13.3 e
    throw new GraphError('invalidParameter', { param: 'user_id', wanted: 'a numeric string' });
  }
  const folder = asked ?? (userId === undefined ? 'inbox' : undefined);
  const since = listedSince({ strict, platform, folder }, () => call.now);
  const insidersOf = call.services.insidersOf('readConversations', platform);
  const filter = { platform, folder, since, insidersOf };
  if (userId === undefined) return { ...filter, person: undefined };
  return chain(pageStore.people.byId(userId), (person) =>
    person?.platform === platform ? { ...filter, person: person.no } : undefined,
  );
}

const NO_TIME_PAGING =
  'time-based pagination is not available for the conversations endpoint. Use the cursors.';

const scopeOf = (page: number, { platform, folder, person }: ConversationFilter) => [
  EDGE,
  page,
  PLATFORMS.indexOf(platform),
  folder ? FOLDERS.indexOf(folder) : FOLDERS.length,
  person ?? 0,
];
