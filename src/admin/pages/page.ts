import { integer, listOf, object, onOff, text, word } from '../schema.ts';
import { controlShown } from './control-settings.ts';

const mode = word(
  ['archive', 'strict'],
  'archive keeps everything readable; strict does as Meta: details of the newest 20 messages of a conversation only, Instagram requests idle for 30 days not listed, app review enforced, and /{ig-id}/conversations at graph.facebook.com refused with 3',
  { what: "A Page's mode is" },
);
const limits = onOff('whether calls over the rate limits of Meta are refused', {
  flag: '--limits <on|off>',
  what: "A Page's limits are",
});

export const messageAccess = onOff('"Allow access to messages" of the Instagram account');

export const Page = object('Page', 'A Page with its settings.', {
  id: text(),
  name: text(),
  'instagram_id?': text(),
  'instagram_username?': text(),
  mode,
  limits,
  ...controlShown,
  message_access: messageAccess,
  'idempotency?': onOff('whether sends heed Idempotency-Key, where that is set'),
  'refuse?': integer('the error code that calls are refused with'),
});

export const PageList = listOf('PageList', Page);

/** The parameter that names one. */
export const page = text('id, Instagram id or exact name of the Page');

/** The settings that can be given when a Page is made, and changed. */
export const pageSettings = {
  'instagram_username?': text(
    'Instagram account that is linked to the Page',
    '--instagram <username>',
  ),
  'mode?': mode,
  'limits?': limits,
};

/** A Page's settings in a sentence. */
export const described = (page: NonNullable<(typeof Page)['~value']>): string =>
  [
    `id ${page.id}`,
    page.instagram_id && `Instagram @${page.instagram_username} ${page.instagram_id}`,
    `mode ${page.mode}`,
    `limits ${page.limits}`,
    page.default_app && `default app ${page.default_app}`,
    page.primary_receiver && `Primary Receiver ${page.primary_receiver}`,
    page.take_right && `control may be taken by ${page.take_right.join(', ')}`,
    page.receiving && `received: ${page.receiving.join(', ')}`,
    page.message_access === 'off' && 'no access to the messages on Instagram',
    page.idempotency && `Idempotency-Key ${page.idempotency === 'on' ? 'heeded' : 'ignored'}`,
    page.refuse && `calls are refused with ${page.refuse}`,
  ]
    .filter(Boolean)
    .join(', ');
