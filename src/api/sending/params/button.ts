import { optional, required } from '../../../graph/params/param.ts';
import { bool, object, oneOf, string } from '../../../graph/params/types.ts';

/** No source says how long one may be: as long as those of the profile. */
export const address = string({ longest: 2_048 });

const BUTTONS = [
  ...(['web_url', 'postback', 'phone_number', 'account_link'] as const),
  ...(['account_unlink', 'game_play'] as const),
] as const;

/** A button of a template (wire.md 8.3). */
export const button = object({
  type: required(oneOf(...BUTTONS), 'What it does.'),
  title: optional(string({ longest: 20 }), 'What it says.'),
  payload: optional(string({ longest: 1_000 }), 'What a tap brings, or a telephone number.'),
  url: optional(address, 'Where it leads.'),
  webview_height_ratio: optional(oneOf('compact', 'tall', 'full'), 'How tall the page opens.'),
  messenger_extensions: optional(bool, 'Whether the page uses the extensions.'),
  fallback_url: optional(address, 'Where it leads without them.'),
  webview_share_button: optional(string(), '`hide`, for no button to share the page.'),
});
