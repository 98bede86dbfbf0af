import { GraphError } from '../../graph/errors/error.ts';
import type { MessageExtra, MessageRow } from '../../store/page/message.ts';
import type { MessageArgs, SendArgs } from './params/send.ts';

type QuickReplies = NonNullable<MessageExtra['quickReplies']>;
type Buttons = NonNullable<MessageExtra['buttons']>;

/**
 * The message that a send stands for.
 * @param app id of the app that sends
 * @param answers what it answers
 * @throws GraphError `requiredParameter` (100) naming a part that is missing
 */
export function messageOf(
  { message, tag, messaging_type }: SendArgs,
  app: string,
  answers: MessageRow | undefined,
): Pick<MessageRow, 'text' | 'extra'> {
  const { text = '', attachment, metadata, quick_replies } = message ?? {};
  const extra: MessageExtra = {
    ...(attachment && templateOf(attachment)),
    ...(answers && { replyTo: { created: answers.created, tie: answers.tie } }),
    app,
    ...(metadata !== undefined && { metadata }),
    ...(quick_replies && { quickReplies: quickRepliesOf(quick_replies) }),
    ...(tag && { tag }),
    ...(messaging_type && { messagingType: messaging_type }),
  };
  return { text, extra };
}

type Offered = NonNullable<MessageArgs['quick_replies']>;

const quickRepliesOf = (offered: Offered): QuickReplies =>
  offered.map(({ content_type: kind, title, payload, image_url: image }, i) => {
    if (kind === 'text') {
      if (title === undefined) throw missing(`message[quick_replies][${i}][title]`);
      // A picture may stand for what a tap brings (wire.md 8.2).
      if (payload === undefined && image === undefined) {
        throw missing(`message[quick_replies][${i}][payload]`);
      }
    }
    return {
      kind,
      ...(title !== undefined && { title }),
      ...(payload !== undefined && { payload }),
      ...(image !== undefined && { image }),
    };
  });

type Attachment = NonNullable<MessageArgs['attachment']>;

const AT = 'message[attachment][payload]';

/** Parts of buttons that they cannot do without (wire.md 8.3). */
const NEEDED: Readonly<Record<string, readonly ('title' | 'url' | 'payload')[]>> = {
  web_url: ['title', 'url'],
  postback: ['title', 'payload'],
  phone_number: ['title', 'payload'],
  account_link: ['url'],
};

/** A template with buttons, as it is read later and as it can be tapped. */
function templateOf({ payload }: Attachment): Pick<MessageExtra, 'attachments' | 'buttons'> {
  if (payload?.template_type === undefined) throw missing(`${AT}[template_type]`);
  const { text: title, buttons: given = [] } = payload;
  if (title === undefined) throw missing(`${AT}[text]`);
  const buttons: Buttons = given.map((button, i) => {
    const lacking = NEEDED[button.type]?.find((part) => button[part] === undefined);
    if (lacking) throw missing(`${AT}[buttons][${i}][${lacking}]`);
    const parts = Object.entries(button).filter(([, value]) => value !== undefined);
    return Object.fromEntries(parts) as unknown as Buttons[number];
  });
  const cta = buttons.map(({ title: says = '', type, url }) => ({
    ...{ title: says, type },
    ...(url !== undefined && { url }),
  }));
  return { attachments: [{ id: 'template', kind: 'template', template: { title, cta } }], buttons };
}

const missing = (param: string): GraphError => new GraphError('requiredParameter', { param });
