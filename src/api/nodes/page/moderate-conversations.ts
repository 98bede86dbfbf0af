import { GraphError } from '../../../graph/errors/error.ts';
import type { Call } from '../../../graph/execute/call.ts';
import { type ParamType, required } from '../../../graph/params/param.ts';
import { id, list, object, oneOf } from '../../../graph/params/types.ts';
import {
  blockedAfter,
  isAllowed,
  isOfInstagram,
  MODERATION,
  type Moderation,
} from '../../../messaging/moderation.ts';
import { recordFolder } from '../../../store/page/commands/record-folder.ts';
import { recordPersonChange } from '../../../store/page/commands/record-person-change.ts';
import type { ConversationRow } from '../../../store/page/conversations.ts';
import type { PageStore } from '../../../store/page/page-store.ts';
import type { PersonRow } from '../../../store/page/people.ts';
import type { Transaction } from '../../../store/store.ts';
import { declare, type Services } from '../../services.ts';

const named = object({ id: required(id, 'PSID or IGSID.') });

/** Somebody: `{"id":"1"}`, or the id alone. */
const userId: ParamType<string> = {
  ...named,
  read: (value, at) =>
    value instanceof Map || /^\s*\{/.test(String(value))
      ? named.read(value, at).id
      : id.read(value, at),
};

const params = {
  user_ids: required(list(userId), 'People, at most ten: `[{"id":"…"}]`.'),
  actions: required(list(oneOf(...MODERATION)), 'What is done, at most two.'),
};

interface Asked {
  readonly user_ids: readonly string[];
  readonly actions: readonly Moderation[];
}

/** Blocks people of a Page or its Instagram account, or moves conversations to spam (wire.md 5.18). */
export const moderateConversations = declare.operation(
  'POST',
  'moderate_conversations',
  'Blocks people, or no more, and moves their conversations to spam: all of it, or nothing.',
  {
    permission: 'moderateConversations',
    params,
    result: { success: 'bool' },
    async check(_: unknown, { args }, call) {
      if (!isAllowed(args.user_ids.length, args.actions)) throw new GraphError('moderationInvalid');
      await concerned(call.services.pageStore, args, call);
    },
    async run(_: unknown, { args }, call) {
      const { page } = call.services;
      await call.services.change(async (tx) => {
        for (const each of await concerned(tx.pageReader(page.no), args, call)) {
          for (const action of args.actions) await done(tx, page.no, each, action, call.now);
        }
      });
      return { answer: { success: true } };
    },
  },
);

interface Concerned {
  readonly person: PersonRow;
  readonly conversation: ConversationRow | undefined;
}

/**
 * Whom a call is about. Of who is not known, and of whom the app may not know, the same is told.
 * @throws GraphError `moderationUnknown`, `moderationInvalid` (100), `moderationThreadMissing` (1),
 *   or what the token lacks
 */
async function concerned(
  { people, conversations }: PageStore,
  { user_ids, actions }: Asked,
  { services }: Call<Services>,
): Promise<readonly Concerned[]> {
  const found: Concerned[] = [];
  for (const each of user_ids) {
    const person = await people.byId(each);
    if (!person || !(await mayKnow(services, person))) throw new GraphError('moderationUnknown');
    const { platform, no } = person;
    services.permit('moderateConversations', platform);
    const conversation = await conversations.direct(no);
    if (platform === 'INSTAGRAM') {
      if (!actions.every(isOfInstagram)) throw new GraphError('moderationInvalid');
      if (!conversation) throw new GraphError('moderationThreadMissing');
    }
    found.push({ person, conversation });
  }
  return found;
}

async function mayKnow(services: Services, person: PersonRow): Promise<boolean> {
  const narrowed = services.insidersOf('moderateConversations', person.platform) !== undefined;
  return !narrowed || services.isInsider(person);
}

async function done(
  tx: Transaction,
  page: number,
  { person: { no }, conversation }: Concerned,
  action: Moderation,
  at: number,
): Promise<void> {
  if (action === 'MOVE_TO_SPAM') {
    if (conversation) await recordFolder(tx, page, conversation, 'spam', at);
    return;
  }
  const [person] = await tx.pageReader(page).people.byNos([no]);
  if (!person) return;
  const blockedBy = blockedAfter(person.blockedBy, action);
  await recordPersonChange(tx, page, person, { blockedBy }, at);
}
