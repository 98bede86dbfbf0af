import type { EdgeArgs } from '../../../graph/declare/edge-args.ts';
import { GraphError } from '../../../graph/errors/error.ts';
import type { Call } from '../../../graph/execute/call.ts';
import { type VisibleOwner, visibleOwner } from '../../../messaging/thread-owner.ts';
import type { ConversationRow } from '../../../store/page/conversations.ts';
import { needing } from '../../needs.ts';
import { declare, type Services } from '../../services.ts';

const { object, scalar } = declare;

const ownerType = declare.node<VisibleOwner>('ThreadOwner', 'Who controls a conversation.', {
  fields: [
    scalar(
      'app_id',
      'string',
      'The owning app; told to itself and to the default app only.',
      (owner) => owner.app,
    ),
    scalar('expiration', 'int', 'Unix time in seconds at which control ends.', (owner) =>
      Math.floor(owner.until / 1000),
    ),
  ],
});

const pageThreadOwnerType = declare.node<VisibleOwner>(
  'PageThreadOwner',
  'Who controls a conversation of the Page.',
  {
    fields: [
      object<VisibleOwner, VisibleOwner>(
        'thread_owner',
        () => ownerType,
        'Who controls it, until when.',
        (nodes) => nodes,
        // Of an app that may know nothing of the owner; no owner at all is an empty list.
        { keepEmpty: true },
      ),
    ],
  },
);

/** Which app controls the conversation with a person (wire.md 5.8, 7.2). */
export const threadOwner = declare.edge<unknown, VisibleOwner>(
  'thread_owner',
  () => pageThreadOwnerType,
  'Which app controls the conversation with a person.',
  {
    paged: false,
    recipient: 'recipient',
    params: [
      {
        name: 'recipient',
        type: 'PSID/live_chat_id/IGSID ID',
        description: 'The person, as a bare id. Required.',
      },
    ],
    // Whose thread it is, and on which platform, shows when the recipient is looked up.
    ...needing<unknown>('readThreadOwner', () => undefined),
    async load(nodes, args, call) {
      const conversation = await conversationWith(recipientOf(args), call);
      const { caller, page } = call.services;
      const owner = conversation
        ? visibleOwner(
            { owner: conversation.ownerApp, until: conversation.controlUntil },
            { app: caller.app.id, defaultApp: page.defaultApp },
            call.now,
          )
        : undefined;
      const items = owner ? [owner] : [];
      return nodes.map(() => ({ items, hasNext: false, hasPrevious: false }));
    },
  },
);

/** @throws GraphError `requiredParameter`, `idParameter` (100) */
function recipientOf(args: EdgeArgs): string {
  const recipient = args.get('recipient');
  if (recipient === undefined) throw new GraphError('requiredParameter', { param: 'recipient' });
  // The reads take a bare id; an object is what the writes take (wire.md 1.3). Ids of live
  // chats may be base64.
  if (!/^[\w.:+/=-]{1,1000}$/.test(recipient)) {
    throw new GraphError('idParameter', { param: 'recipient' });
  }
  return recipient;
}

/**
 * The newest conversation with a person.
 * @throws GraphError `noMatchingUser` (100/2018001) for somebody the Page does not know
 */
async function conversationWith(
  id: string,
  call: Call<Services>,
): Promise<ConversationRow | undefined> {
  const { services } = call;
  const person = await services.person(id);
  if (!person) throw new GraphError('noMatchingUser', { id });
  const { platform, no } = person;
  const narrowed = services.insidersOf('readThreadOwner', platform) !== undefined;
  const insiders = !narrowed || (await services.isInsider(person));
  services.permit('readThreadOwner', platform, { id, insiders, consents: true });
  const filter = { platform, folder: undefined, person: no, since: 0 };
  const [newest] = await services.pageStore.conversations.older(filter, undefined, 1);
  return newest;
}
