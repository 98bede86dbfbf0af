import type { EdgeArgs } from '../../../graph/declare/edge-args.ts';
import { GraphError } from '../../../graph/errors/error.ts';
import type { Call } from '../../../graph/execute/call.ts';
import { type VisibleOwner, visibleOwner } from '../../../messaging/thread-control/visibility.ts';
import { controlSettingOf } from '../../../store/page/control-setting.ts';
import type { ConversationRow } from '../../../store/page/conversations.ts';
import { needing } from '../../needs.ts';
import { declare, type Services } from '../../services.ts';
import { controlledPerson, newestWith } from '../../thread-control/conversation-with.ts';
import { refusedControl } from '../../thread-control/refused-control.ts';

const { object, scalar } = declare;

const ownerType = declare.node<VisibleOwner>('ThreadOwner', 'Who controls a conversation.', {
  fields: [
    scalar(
      'app_id',
      'string',
      'The owning app; told to itself and to the default app only.',
      (owner) => owner.app,
    ),
    scalar('expiration', 'int', 'Unix time in seconds at which control ends.', ({ until }) =>
      until === undefined ? undefined : Math.floor(until / 1000),
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
        description: 'The person, as a bare id.',
        required: true,
      },
    ],
    // Whose thread it is, and on which platform, shows when the recipient is looked up.
    ...needing<unknown>('readThreadOwner', () => undefined),
    async load(nodes, args, call) {
      const person = await controlledPerson(recipientOf(args), call.services);
      const conversation = await newestWith(call.services.pageStore, person);
      const owner = conversation && shownOwner(conversation, call);
      const items = owner ? [owner] : [];
      return nodes.map(() => ({ items, hasNext: false, hasPrevious: false }));
    },
  },
);

/** @throws GraphError `receiversOnly` (100/2018171) */
function shownOwner(
  { platform, ownerApp: owner, controlUntil: until }: ConversationRow,
  { services: { caller, page }, now }: Call<Services>,
): VisibleOwner | undefined {
  const setting = controlSettingOf(page, platform);
  const visible = visibleOwner(setting, { owner, until }, caller.app.id, now);
  if (visible && 'error' in visible) throw refusedControl(visible);
  return visible;
}

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
