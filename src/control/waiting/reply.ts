import { list, object, text, type ValueOf } from '../../admin/schema.ts';
import type { PageRow } from '../../store/directory.ts';
import { midsOf } from '../../store/ids/mid.ts';
import type { LogEvent } from '../../store/log/log.ts';
import type { ConversationRow } from '../../store/page/conversation-row.ts';
import { sentTemplateOf } from '../../store/page/message.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import { filesOfReply, toldFiles } from './reply-file.ts';
import { templateOfReply, toldTemplate } from './reply-template.ts';

export const Reply = object('Reply', 'A message that was sent to a person.', {
  id: text('the mid'),
  at: text('ISO 8601, by the clock of the store'),
  'app?': text('id of the app that sent it'),
  'text?': text('of a template its title'),
  'quick_replies?': list(text(), 'titles of the quick replies that it offers'),
  ...filesOfReply,
  'sticker?': text('id of the sticker that it is'),
  ...templateOfReply,
  'persona?': text('id of the persona in whose name it stands'),
  'metadata?': text('what the app wants to hear with the echo'),
  'tag?': text('why it might be sent outside of the window'),
});

/** Messages as they are told; those that were taken back or deleted meanwhile are left out. */
export async function repliesOf(
  page: PageRow,
  store: PageStore,
  conversation: ConversationRow,
  events: readonly LogEvent<'message'>[],
): Promise<ValueOf<typeof Reply>[]> {
  const idOf = midsOf(page, conversation);
  const replies: ValueOf<typeof Reply>[] = [];
  for (const { body } of events) {
    const message = await store.messages.at(conversation.no, body);
    if (!message) continue;
    const { app, quickReplies, metadata, tag, attachments = [] } = message.extra ?? {};
    const { sticker, persona } = message.extra ?? {};
    const sent = sentTemplateOf(message.extra);
    const [title] = attachments.flatMap(({ template }) => template?.title ?? []);
    const words = message.text || title;
    replies.push({
      id: idOf(body),
      at: new Date(body.created).toISOString(),
      app,
      text: words,
      quick_replies: quickReplies?.map(({ kind, title }) => title ?? kind),
      ...toldFiles(attachments),
      sticker: sticker?.id,
      ...(sent && toldTemplate(sent)),
      persona,
      metadata,
      tag,
    });
  }
  return replies;
}
