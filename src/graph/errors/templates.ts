import { oauth } from './entry.ts';

/** What is wrong with a template, its buttons or quick replies (wire.md 8.2, 8.3). */
export const templates = {
  templateType: oauth(100, '(#100) Invalid template type', 'A template without `template_type`.'),
  unsupportedTemplate: oauth(
    100,
    '(#100) Unsupported template type provided. Please check API documentation for detail.',
    'A template that there is not, or no more: airline, Open Graph, one-time notification.',
    { subcode: 2018026 },
  ),
  listTemplate: oauth(
    100,
    '(#100) List template on Messenger Platform is deprecated on API 4.0. It will be removed from all versions soon.',
    'A template of the type `list`; that its code is 100 is inferred.',
  ),
  tooFewElements: oauth(
    194,
    '(#194) param {param} has too few elements.',
    'A list of elements, of quick replies or of an element’s buttons that is empty, or a grid of one picture.',
  ),
  emptyList: oauth(
    100,
    '(#100) param {param} must be non-empty.',
    'A button template whose list of buttons is empty.',
  ),
  urlParameter: oauth(
    100,
    '(#100) {param} should represent a valid URL',
    'An address of a template or quick reply that is none of http or https.',
  ),
  incompleteElement: oauth(
    100,
    '(#100) Incomplete element data: title and at least one other field (image url, subtitle or buttons) is required with non-empty value',
    'An element of a generic template without a title, or with nothing besides.',
    { subcode: 2018035 },
  ),
  buttonTitle: oauth(
    100,
    '(#100) Element button title cannot be empty.',
    'A button without a title.',
    { subcode: 2018053 },
  ),
  postbackPayload: oauth(
    100,
    '(#100) Payload cannot be empty for postback type button',
    'A button of the type `postback` without a payload.',
    { subcode: 2018040 },
  ),
  buttonUrl: oauth(
    100,
    '(#100) Web url cannot be empty for url type button',
    'A button of the type `web_url` without an address.',
    { subcode: 2018041 },
  ),
  quickReplyTitle: oauth(
    100,
    '(#100) Title is required for this quick reply content type',
    'A quick reply of the type `text` without a title.',
    { subcode: 2018098 },
  ),
  quickReplyPayload: oauth(
    100,
    '(#100) Payload is required for this quick reply content type',
    'A quick reply of the type `text` with neither a payload nor a picture.',
    { subcode: 2018099 },
  ),
  currency: oauth(
    100,
    "(#100) The currency code '{code}' is not supported",
    'A receipt in what is no code of ISO 4217, in capitals.',
  ),
  paymentSummary: oauth(
    100,
    '(#100) The amount you specified in payment summary is invalid. Please verify that it is a valid positive amount and is supported by its currency in terms of decimal places.',
    'An amount in the summary of a receipt that is below zero or has more decimals than its currency.',
    { subcode: 2018055 },
  ),
  mediaSource: oauth(
    100,
    '(#100) A media template needs either an attachment_id or a url.',
    'A media template with both or neither; the text is Convograph’s, and which of the subcodes of 3.3 it has is inferred.',
    { subcode: 2018182 },
  ),
  productId: oauth(
    100,
    '(#100) Invalid product id',
    'A product template with an id that is none of the Page’s catalogue (`product create`).',
    { subcode: 2018320 },
  ),
  mediaType: oauth(
    100,
    '(#100) The media type of the attachment is not that of the media template.',
    'A media template with an attachment of another type than its media_type; text and subcode as with 2018182.',
    { subcode: 2018175 },
  ),
  mediaAttachment: oauth(
    100,
    '(#100) Invalid attachment_id of a media template.',
    'A media template with an attachment_id that is none of the Page’s; text and subcode as with 2018182.',
    { subcode: 2018183 },
  ),
  mediaUrl: oauth(
    100,
    '(#100) A media template takes the URL of a photo or video on Facebook alone.',
    'A media template with an address that is none of a photo or video on Facebook; text and subcode as with 2018182.',
    { subcode: 2018187 },
  ),
};
