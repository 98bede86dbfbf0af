import type { MessageExtra } from '../../../store/page/message.ts';
import type { MessageArgs } from '../params/send.ts';
import { missing } from './missing.ts';

type Buttons = NonNullable<MessageExtra['buttons']>;

const AT = 'message[attachment][payload]';

/** Parts of buttons that they cannot do without (wire.md 8.3). */
const NEEDED: Readonly<Record<string, readonly ('title' | 'url' | 'payload')[]>> = {
  web_url: ['title', 'url'],
  postback: ['title', 'payload'],
  phone_number: ['title', 'payload'],
  account_link: ['url'],
};

/**
 * A template with buttons, as it is read later and as it can be tapped.
 * @throws GraphError `requiredParameter` (100) naming a part that is missing
 */
export function templateOf({
  payload,
}: NonNullable<MessageArgs['attachment']>): Pick<MessageExtra, 'attachments' | 'buttons'> {
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
