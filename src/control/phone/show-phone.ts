import { type Greeting, offers, showsTextAlone } from '../../admin/acts/tappable.ts';
import { AdminError } from '../../admin/error.ts';
import { operation } from '../../admin/operation.ts';
import { pageNamed } from '../../admin/pages.ts';
import { personNamed, shownPerson } from '../../admin/people.ts';
import { byDefault, integer, text } from '../../admin/schema.ts';
import { WINDOW } from '../../messaging/sending/window.ts';
import type { ConversationRow } from '../../store/page/conversation-row.ts';
import type { MessagePosition, MessageRow } from '../../store/page/message.ts';
import { messageNamed, namedBy } from '../../store/page/message-of-id.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import type { PersonRow } from '../../store/page/people.ts';
import type { ControlDeps } from '../explain.ts';
import { Phone } from './phone.ts';
import { receiptOf } from './receipts.ts';
import { toldMessages } from './told-messages.ts';
import { pathsOf } from './told-parts.ts';
import { typingUntil } from './typing.ts';

/** Messages of one answer, unless so many are asked for, and at most. */
const USUAL = 40;
const MOST = 200;

/** People who are told of a group. */
const MOST_PEOPLE = 50;

/** Letters of parts that are bulky, of one answer. */
const MOST_BULK = 2_000_000;

export const showPhoneOperation = operation({
  id: 'showPhone',
  words: 'Show a conversation as the person has it on the telephone, with all that can be tapped',
  http: 'GET /pages/{page}/phones/{of}',
  takes: {
    page: text('id, Instagram id or exact name of a Page'),
    of: text('id of the conversation; or PSID, IGSID or exact name of the person'),
    'before?': text('id of a message: those older than it'),
    limit: byDefault(integer(`messages, ${MOST} at most`), USUAL),
  },
  gives: Phone,
  async run(deps: ControlDeps, { page: pageText, of, before, limit }) {
    const { store, clock, media, answering } = deps;
    const page = await pageNamed(store.directory, pageText);
    const reader = store.page(page.no);
    const { conversation, people } = await heldBy(reader, of);
    const [first] = people;
    const holder = people.length === 1 ? first : undefined;
    const platform = conversation?.platform ?? first?.platform ?? 'MESSENGER';
    const now = clock.now();
    const profile = await reader.messengerProfile.of(platform);
    const offered = offers(profile, first?.profile.locale, (conversation?.messageCount ?? 0) > 0);
    const most = Math.min(Math.max(limit, 1), MOST);
    const found = conversation && (await read(reader, page.no, conversation, before, most));
    const receipt = conversation
      ? await receiptOf(store, page.no, conversation.no)
      : { read: 0, delivered: 0 };
    const messages = conversation
      ? await toldMessages(
          {
            ...{ page, store: reader, directory: store.directory, conversation, receipt },
            path: pathsOf(media),
            onlyText: showsTextAlone(platform, answering.calendar.offer, now),
          },
          found?.rows ?? [],
          before === undefined,
        )
      : [];
    const opened = conversation && (await reader.windows.of(conversation.no, now))?.opened;
    const since = found?.rows.findLast(({ sender }) => sender === 0)?.created ?? 0;
    const typing =
      holder && typingUntil(answering.journal, { page: page.no, person: holder.id, since, now });
    return {
      platform,
      people: people.slice(0, MOST_PEOPLE).map(shownPerson),
      person: holder?.id,
      conversation_id: conversation?.id,
      now: iso(now),
      ...(opened !== undefined && { window: iso(opened + WINDOW) }),
      ...(typing !== undefined && { typing: iso(typing) }),
      ...((await reader.imports.hasAny()) && { imported: true as const }),
      messages,
      ...(found?.more && { before: messages[0]?.id }),
      greeting: offered.greeting,
      offers: offered.all.map(({ kind, title, payload, url }) => ({
        ...{ kind: KINDS[kind], title, payload, url },
      })),
      ...(offered.isComposerOff && { composer_off: true as const }),
    };
  },
});

const KINDS = {
  'Get Started': 'get_started',
  'ice breaker': 'ice_breaker',
  'menu entry': 'menu_entry',
} as const satisfies Record<Greeting['kind'], string>;

const iso = (ms: number): string => new Date(ms).toISOString();

/** @throws AdminError where there is nobody and nothing of this id or name */
async function heldBy(
  store: PageStore,
  of: string,
): Promise<{ conversation: ConversationRow | undefined; people: readonly PersonRow[] }> {
  const conversation = await store.conversations.byId(of);
  if (!conversation) {
    const person = await personNamed(store.people, of);
    return { conversation: await store.conversations.direct(person.no), people: [person] };
  }
  const [all = []] = await store.people.participantsOf([conversation.no]);
  return { conversation, people: all.map(({ person }) => person) };
}

/** The newest, or those older than one, oldest first; what was taken back stands among them. */
async function read(
  store: PageStore,
  page: number,
  { no, id }: ConversationRow,
  before: string | undefined,
  limit: number,
): Promise<{ rows: readonly MessageRow[]; more: boolean }> {
  const named = before === undefined ? undefined : namedBy(before);
  const from = named && (await messageNamed(store, page, named));
  if (before !== undefined && from?.conversation.no !== no) {
    throw new AdminError(`There is no message "${before.slice(0, 100)}" in ${id}.`, {
      missing: before,
    });
  }
  const found = await store.messages.older(no, from?.message, limit + 1);
  const rows = found.slice(0, limit).reverse();
  const more = found.length > limit;
  let left = MOST_BULK;
  const whole: MessageRow[] = [];
  for (const row of rows) {
    left -= row.bulk ?? 0;
    whole.push(left < 0 ? row : await store.messages.whole(no, row));
  }
  const [oldest, to] = [more ? rows[0]?.created : 0, from?.message.created];
  const gone = await store.messages.takenBack(no, oldest ?? 0, to ?? FOREVER, limit);
  const all = gone.length === 0 ? whole : [...whole, ...gone].sort(inOrder);
  return { rows: all, more };
}

const FOREVER = Number.MAX_SAFE_INTEGER;

const inOrder = (a: MessagePosition, b: MessagePosition): number =>
  a.created - b.created || a.tie - b.tie;
