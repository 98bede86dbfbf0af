import { GraphError } from '../../../graph/errors/error.ts';
import { optional, type ParamType } from '../../../graph/params/param.ts';
import { object, string } from '../../../graph/params/types.ts';
import type { SentTemplate } from '../../../messaging/templates/template.ts';
import type { MessageExtra } from '../../../store/page/message.ts';
import { buttonTemplate } from './button-template.ts';
import { coupon } from './coupon.ts';
import { customerFeedback } from './customer-feedback.ts';
import type { NamedThings, TemplateKind } from './declare.ts';
import { generic } from './generic.ts';
import { imageGrid } from './image-grid.ts';
import { media } from './media.ts';
import { product } from './product.ts';
import { receipt } from './receipt.ts';

/** The templates that can be sent (wire.md 8.3). */
const TEMPLATES: ReadonlyMap<string, TemplateKind> = new Map(
  [generic, buttonTemplate, media, receipt, product, coupon, customerFeedback, imageGrid].map(
    (each) => [each.type, each] as const,
  ),
);

/**
 * Templates that are gone, and what Meta answers to each (wire.md 8.3). Buttons that are gone
 * (`game_play`, `payment`, `element_share`) are no values of `type` any more: `error:enumParameter`.
 */
const GONE = {
  airline_boardingpass: 'unsupportedTemplate',
  airline_checkin: 'unsupportedTemplate',
  airline_itinerary: 'unsupportedTemplate',
  airline_update: 'unsupportedTemplate',
  list: 'listTemplate',
  one_time_notif_req: 'unsupportedTemplate',
  open_graph: 'unsupportedTemplate',
} as const;

/** Templates of Meta's that are not offered yet. */
export const LATER_TEMPLATES = ['customer_information', 'instant_form', 'notification_messages'];

const members = { template_type: optional(string(), 'Which template.') };
const head = object(members);

/** The payload of a template that is sent. */
export const templatePayload: ParamType<SentTemplate> = {
  name: 'Object',
  takes: {
    members,
    variants: [...TEMPLATES.values()].map(({ type, params, part }) => ({
      when: ['template_type', type],
      members: params,
      ...(part && { part }),
    })),
  },
  read(value, at) {
    const { template_type: type } = head.read(value, at);
    if (type === undefined) throw new GraphError('templateType');
    const known = TEMPLATES.get(type);
    if (known) return known.read(value);
    if (LATER_TEMPLATES.includes(type)) return { type, payload: {} };
    const error = Object.hasOwn(GONE, type) ? GONE[type as keyof typeof GONE] : undefined;
    throw new GraphError(error ?? 'unsupportedTemplate');
  },
};

/** Whether it is one that is offered. */
export const isOffered = ({ type }: SentTemplate): boolean => TEMPLATES.has(type);

/** Id of an uploaded file that a template shows. */
export const uploadedIn = (sent: SentTemplate): string | undefined =>
  TEMPLATES.get(sent.type)?.uploaded(sent);

/** The error of an id that a template names, and that is none of the Page's. */
export const templateLack = (
  sent: SentTemplate,
  named: NamedThings,
): ReturnType<TemplateKind['lacks']> => TEMPLATES.get(sent.type)?.lacks(sent, named);

/** A template as a message has it: how it reads back, and all of it for echoes and taps. */
export const templateParts = (
  sentTemplate: SentTemplate,
  named: NamedThings,
): Pick<MessageExtra, 'attachments' | 'shares' | 'sentTemplate'> => ({
  ...TEMPLATES.get(sentTemplate.type)?.show(sentTemplate, named),
  sentTemplate,
});
