import type { Param } from '../../../graph/params/param.ts';
import { bool, oneOf, string } from '../../../graph/params/types.ts';
import { address } from '../params/address.ts';
import { may, must, shape, some, text } from './parts.ts';

/** What buttons do. Games and payments are gone, and answered as what there never was. */
const TYPES = ['web_url', 'postback', 'phone_number', 'account_link', 'account_unlink'] as const;

/** How an address opens. */
const opening = {
  webview_height_ratio: may(oneOf('compact', 'tall', 'full'), 'How tall the page opens.'),
  messenger_extensions: may(bool, 'Whether the page uses the extensions.'),
  fallback_url: may(address, 'Where it leads without them.'),
  webview_share_button: may(string(), '`hide`, for no button to share the page.'),
};

/** Buttons of these types (wire.md 8.3). */
const buttonOf = <T extends string>(...types: readonly T[]) =>
  shape({
    type: must(oneOf(...types), 'What it does.'),
    url: may(address, 'Where it leads.'),
    title: may(text(20), 'What it says.'),
    payload: may(string({ longest: 1_000 }), 'What a tap brings, or a telephone number.'),
    ...opening,
  });

export const button = buttonOf(...TYPES);

/** At most three buttons. */
export const buttons = may(some(button, 1, 3), 'One to three.');

/** At most three, of those that make no more than a tap or lead somewhere. */
export const plainButtons = may(some(buttonOf('web_url', 'postback'), 1, 3), 'One to three.');

/** Where a card leads that is tapped: a button without a title. */
export const defaultAction: Param<Link | undefined> = may(
  shape({
    type: must(oneOf('web_url'), '`web_url`.'),
    url: must(address, 'Where it leads.'),
    ...opening,
  }),
  'What a tap on the card does.',
);

interface Link {
  readonly type: 'web_url';
  readonly url: string;
}
