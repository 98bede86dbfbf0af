import { optional } from '../../../graph/params/param.ts';
import { id, object, string } from '../../../graph/params/types.ts';
import { later } from './later.ts';

/** Ids of what is published are of some length. */
const published = string({ longest: 100 });

/** Whom a send is for (wire.md 8.1). */
export const recipient = object({
  id: optional(id, 'PSID or IGSID.'),
  user_ref: later('Somebody of the checkbox plugin.'),
  phone_number: later('A telephone number.'),
  comment_id: optional(published, 'A comment, answered in private.'),
  post_id: optional(published, 'A post of somebody on the Page, answered in private.'),
  one_time_notif_token: later('A token of a one-time notification.'),
  notification_messages_token: later('A token of marketing messages.'),
});
