import { endOf } from '../../messaging/thread-control/machine.ts';
import { isIdle, regimeOf } from '../../messaging/thread-control/state.ts';
import { tellsFirst } from '../../messaging/thread-control/who.ts';
import type { Directory } from '../../store/directory.ts';
import { controlSettingOf } from '../../store/page/control-setting.ts';
import type { ConversationRow } from '../../store/page/conversations.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import { INBOX_NAMES } from '../apps.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { pageNamed } from '../pages.ts';
import { personNamed } from '../people.ts';
import { integer, text, type ValueOf, yes } from '../schema.ts';
import { Owner, type OwnerStep } from './owner.ts';

type Step = ValueOf<typeof OwnerStep>;

/** Steps that are told where nothing is said, and at most. */
const SOME = 50;
const MOST = 1_000;

export const showOwnerOperation = operation({
  id: 'showOwner',
  words: 'Tell which app controls a conversation until when, and who did before',
  http: 'POST /pages/{page}/conversations/{conversation}/owner',
  takes: {
    page,
    conversation: text('id of the conversation; or PSID, IGSID or exact name of the person'),
    'history?': yes('with who had control before'),
    'limit?': integer(`so many steps of that (default: ${SOME}, at most ${MOST})`),
  },
  gives: Owner,
  looks: true,
  async run({ store, clock }, { page: pageText, conversation: id, history, limit = SOME }) {
    const { directory } = store;
    const page = await pageNamed(directory, pageText);
    const reader = store.page(page.no);
    const row = await conversationFor(reader, id);
    const { platform, ownerApp: owner, controlUntil: until } = row;
    const now = clock.now();
    const control = { owner, until };
    const receives = tellsFirst(controlSettingOf(page, platform), control, now);
    const isOwned = owner !== undefined && !isIdle(control, now);
    const most = Math.min(Math.max(1, limit), MOST);
    const steps = history ? await reader.controlHistory.of(row.no, most) : [];
    const ended = history ? endOf(control, now) : undefined;
    return {
      conversation_id: row.id,
      thread_control: regimeOf(page),
      ...(isOwned && {
        owner_app: owner,
        owner_name: await nameOf(directory, owner),
        until: iso(until),
      }),
      ...(receives !== undefined && { receives }),
      history: [
        ...(ended ? [{ ...ended, at: iso(until), until: iso(until) }] : []),
        ...steps.map((step): Step => {
          const { conversation: _, until: ends, ...told } = step;
          return { ...told, at: iso(step.at), ...(ends !== undefined && { until: iso(ends) }) };
        }),
      ],
    };
  },
  command: 'owner <conversation>',
  examples: [
    'owner "Grace Hopper" --page "My Page"',
    'owner t_1234567890123456 --page "My Page" --history',
  ],
  says: (told) => [nowText(told), ...told.history.map(stepText)].join('\n'),
});

/** @throws AdminError where there is no such conversation, or the person has none */
async function conversationFor(reader: PageStore, text: string): Promise<ConversationRow> {
  const named = await reader.conversations.byId(text);
  if (named) return named;
  const person = await personNamed(reader.people, text);
  const conversation = await reader.conversations.direct(person.no);
  if (conversation) return conversation;
  throw new AdminError(`"${person.name}" has no conversation yet.`, { missing: text });
}

const iso = (ms: number): string => new Date(ms).toISOString();

async function nameOf({ apps }: Directory, id: string): Promise<string> {
  return INBOX_NAMES.get(id) ?? (await apps.byId(id))?.name ?? id;
}

function nowText({
  owner_app,
  owner_name,
  until,
  receives,
  thread_control,
}: ValueOf<typeof Owner>) {
  if (owner_app !== undefined) return `${owner_name} (${owner_app}) controls it until ${until}.`;
  if (thread_control === 'none') return 'Nobody controls it, and every app may answer.';
  return `Nobody controls it: app ${receives} may answer.`;
}

const nobody = (app: string | undefined): string => app ?? 'nobody';

function stepText({ event, at, change, by, from, to, metadata, told }: Step): string {
  const number = event === undefined ? '' : ` (event ${event})`;
  const who = by === undefined ? '' : ` by ${by}`;
  const said = metadata === undefined ? '' : `, saying ${JSON.stringify(metadata)}`;
  const heard = told === undefined ? '' : `; ${told.app} is told of a ${told.of}`;
  return `${at}  ${change}${who}: ${nobody(from)} → ${nobody(to)}${said}${heard}${number}`;
}
