import type { MessageExtra } from '../../../src/store/page/message.ts';
import type { Said } from '../../support/world.ts';

/**
 * Everything that a telephone draws, with one text wherever a text may stand.
 * @param media name of a picture in the media store
 */
export function everything(text: string, media: string): readonly Said[] {
  const buttons = [
    { type: 'web_url', title: text, url: text },
    { type: 'postback', title: text, payload: text },
    { type: 'phone_number', title: text, payload: text },
    { type: 'account_link', url: text },
  ];
  const element = { title: text, subtitle: text, image_url: text, buttons };
  const leads = { type: 'web_url', url: text };
  const templates = {
    generic: { elements: [{ ...element, default_action: leads }, element] },
    button: { text, buttons },
    media: { elements: [{ media_type: 'image', url: text, buttons }] },
    receipt: {
      ...{ recipient_name: text, merchant_name: text, order_number: text, currency: text },
      ...{ payment_method: text, order_url: text, summary: { total_cost: 2, total_tax: 1 } },
      address: { street_1: text, city: text, country: text, postal_code: text, state: text },
      elements: [{ title: text, subtitle: text, price: 1, quantity: 2, currency: text }],
      adjustments: [{ name: text, amount: -1 }],
    },
    coupon: {
      ...{ title: text, subtitle: text, coupon_code: text, coupon_url: text, image_url: text },
      ...{ coupon_url_button_title: text, coupon_pre_message: text },
    },
    customer_feedback: {
      ...{ title: text, subtitle: text, button_title: text },
      feedback_screens: [{ questions: [{ id: 'q', type: 'csat', title: text }] }],
    },
    image_grid: {
      elements: [
        {
          images: [{ url: text }, { url: text, action: { type: 'postback', payload: text, text } }],
          ...{ title: text, subtitle: text, buttons },
        },
      ],
    },
    product: { elements: [{ id: '1' }] },
    airline_update: { intro_message: text },
  };
  const product = { id: '1', retailer_id: text, name: text, price: text, image_url: text };
  const parts: readonly MessageExtra[] = [
    { attachments: [{ id: '1', kind: 'file', name: text, mime: text, size: 1 }] },
    {
      attachments: [
        { id: '1', kind: 'template', template: { title: text, subtitle: text, media_url: text } },
      ],
    },
    { shares: [{ id: '1', link: text, name: text, description: text, kind: text }] },
    { location: { lat: 1, long: 2, title: text, url: text } },
    { sticker: { id: text, name: text } },
    { story: { kind: 'reply_to', id: text, media } },
    { bare: { kind: 'like_heart' } },
    { bare: { kind: 'ephemeral' } },
    { call: { length: 90 } },
    { members: { change: 'joined', names: [text] } },
    { quickReply: text },
  ];
  return [
    { text },
    { text, by: 'page' },
    ...parts.map((extra) => ({ text: extra.quickReply === undefined ? '' : text, extra })),
    ...Object.entries(templates).map(([type, payload]): Said => {
      const shares = type === 'product' ? { shares: [{ id: '1', products: [product] }] } : {};
      return { by: 'page', extra: { sentTemplate: { type, payload }, ...shares } };
    }),
    {
      ...{ by: 'page', text },
      extra: {
        quickReplies: [
          { kind: 'text', title: text, payload: text, image: text },
          { kind: 'user_email' },
        ],
        reactions: [{ reaction: '❤', by: 0 }],
        edits: [text],
      },
    },
  ];
}

/** What would be something else than a text where somebody forgot what it is. */
const PIECES = [
  `"><img src=x onerror="globalThis.gone=1"><script>globalThis.gone=1</script>`,
  `'-globalThis.gone-' \${globalThis.gone=1} {{constructor.constructor('gone=1')()}}`,
  '[a](javascript:globalThis.gone=1) <a href=javascript:1>b</a> data:text/html,<script>1</script>',
  '</p></article></textarea></title><svg onload=globalThis.gone=1><iframe srcdoc="<p>">',
  'left \u202e thgir \u2066 inside \u2069 \u200b\u200b\ufeff none \u00ad soft',
  '&lt;b&gt; &#x3c;script&#x3e; %3Cscript%3E \\u003cscript\\u003e',
];

/** Texts with all of it; those that begin as an address would be where one is opened. */
export const HOSTILE: readonly string[] = [
  PIECES.join(' '),
  'javascript:globalThis.gone=1//<script>',
  `https://good.example@evil.example/"onmouseover="globalThis.gone=1 ${'ا'.repeat(300)}`,
];
