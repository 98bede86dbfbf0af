import { list, object, text, type ValueOf } from '../../admin/schema.ts';
import type { SentTemplate, TemplateAction } from '../../messaging/templates/template.ts';

const Button = object('ReplyButton', 'A button that can be tapped.', {
  title: text(),
  type: text(),
  'payload?': text(),
  'url?': text(),
});

const Element = object('ReplyElement', 'A card of a template, or a thing in a receipt.', {
  'title?': text(),
  'subtitle?': text(),
  'image_url?': text(),
  'url?': text('where a tap on the card leads'),
  'buttons?': list(Button),
});

/** What a reply tells of a template. */
export const templateOfReply = {
  'template?': text('type of its template'),
  'elements?': list(Element, 'of its template'),
  'buttons?': list(Button, 'of its template, and of its elements'),
};

/** What of payloads is told. */
interface Payload {
  readonly buttons?: readonly TemplateAction[];
  readonly elements?: readonly {
    readonly title?: string;
    readonly subtitle?: string;
    readonly image_url?: string;
    readonly images?: readonly { readonly url?: string }[];
    readonly url?: string;
    readonly default_action?: TemplateAction;
    readonly buttons?: readonly TemplateAction[];
  }[];
}

/** A template as a reply tells it. */
export function toldTemplate({ type, payload }: SentTemplate): ToldTemplate {
  const { buttons = [], elements = [] } = payload as Payload;
  const all = [...buttons, ...elements.flatMap((each) => each.buttons ?? [])];
  return {
    template: type,
    ...(elements.length > 0 && {
      elements: elements.map((each) => ({
        title: each.title,
        subtitle: each.subtitle,
        image_url: each.image_url ?? each.images?.[0]?.url,
        url: each.default_action?.url ?? each.url,
        buttons: each.buttons?.map(toldButton),
      })),
    }),
    ...(all.length > 0 && { buttons: all.map(toldButton) }),
  };
}

interface ToldTemplate {
  readonly template: string;
  readonly elements?: readonly ValueOf<typeof Element>[];
  readonly buttons?: readonly ValueOf<typeof Button>[];
}

const toldButton = ({ title = '', type, payload, url }: TemplateAction) => ({
  ...{ title, type, payload, url },
});
