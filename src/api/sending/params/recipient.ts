import { optional } from '../../../graph/params/param.ts';
import { id, object } from '../../../graph/params/types.ts';
import { later } from './later.ts';

/** Whom a send is for (wire.md 8.1). */
export const recipient = object({
  id: optional(id, 'PSID or IGSID.'),
  user_ref: later('Somebody of the checkbox plugin.'),
  phone_number: later('A telephone number.'),
  comment_id: later('A comment, answered privately.'),
  post_id: later('A post, answered privately.'),
  one_time_notif_token: later('A token of a one-time notification.'),
  notification_messages_token: later('A token of marketing messages.'),
});
