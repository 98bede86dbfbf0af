import type { SentTemplate, TemplateAction } from '../../messaging/templates/template.ts';
import { sentTemplateOf } from '../../store/page/message.ts';
import type { TellableMessage } from '../scene.ts';
import type { AttachmentTeller } from './teller.ts';

/**
 * A template in an echo, with its full payload; Instagram's has the shape of its cards (wire.md 13.1,
 * 19, 13.4 b).
 */
export const template: AttachmentTeller = ({ extra, conversation }) => {
  const sent = sentTemplateOf(extra);
  // What the catalogue has of products is told with what is shared.
  if (!sent || sent.type === 'product') return [];
  if (conversation.platform === 'INSTAGRAM') {
    return [{ type: 'template', payload: { generic: { elements: cardsOf(sent) } } }];
  }
  const { type, payload } = sent;
  const { text, buttons, elements, ...others } = payload as Payload;
  const told = {
    template_type: type,
    ...others,
    ...(elements && { elements: elements.map(withNulls) }),
    ...(buttons && { buttons: buttons.map(withNull) }),
  };
  return [{ title: titleOf(sent), url: null, type: 'template', payload: told }];
};

/** A button template is told as its text, with the buttons attached; on Messenger alone. */
export function templateText({ extra, conversation }: TellableMessage): string {
  const sent = conversation.platform === 'MESSENGER' ? sentTemplateOf(extra) : undefined;
  return (sent?.payload as Payload | undefined)?.text ?? '';
}

/** What of payloads echoes are about. */
interface Payload extends Element {
  readonly text?: string;
  readonly elements?: readonly Element[];
}

interface Element {
  readonly title?: string;
  readonly buttons?: readonly TemplateAction[];
}

/** What it is called: as it says, or as its elements do. */
function titleOf({ payload }: SentTemplate): string {
  const { text, title, elements = [] } = payload as Payload;
  return text ?? title ?? elements.flatMap((each) => each.title ?? []).join(', ');
}

const withNulls = ({ buttons, ...element }: Element) => ({
  ...element,
  ...(buttons && { buttons: buttons.map(withNull) }),
});

/** A button that leads nowhere says so. */
const withNull = ({ type, url, ...button }: TemplateAction) => ({
  ...{ type, url: url ?? null, ...button },
});

/** The cards of a template; a button template is one, with its text for a title. */
function cardsOf({ payload }: SentTemplate): object[] {
  const { text: title, buttons, elements = [{ title, buttons }] } = payload as Payload;
  return elements.map(({ buttons, ...card }) => ({
    ...card,
    ...(buttons && { buttons: buttons.map(opening) }),
  }));
}

/** Instagram calls what leads somewhere `open_url`. */
const opening = ({ type, ...button }: TemplateAction) => ({
  ...{ type: type === 'web_url' ? 'open_url' : type, ...button },
});
