import type { NotificationOptin } from '../store/log/kinds.ts';
import { type EventShape, onBoth } from './shape.ts';

/**
 * A person let the Page write, by a plugin, or wants its marketing messages; of a checkbox nobody knows
 * yet who that was.
 */
export const optin: EventShape<'optin'> = {
  fields: onBoth('messaging_optins'),
  standby: false,
  async tell({ body }, scene) {
    const { ref, userRef, notification } = body;
    const person = await scene.person(body.person, body.conversation);
    const told = notification
      ? notified(notification)
      : { ref, ...(userRef !== undefined && { user_ref: userRef }) };
    return { by: person ? 'person' : 'nobody', person: person?.id, own: { optin: told } };
  },
};

/** In the words and the order of Meta's sample, without what was given up (wire.md 9.6). */
const notified = ({ token, title, payload, timezone, status }: NotificationOptin): object => ({
  type: 'notification_messages',
  payload,
  notification_messages_token: token,
  notification_messages_timezone: timezone,
  user_token_status: 'NOT_REFRESHED',
  ...(status && { notification_messages_status: STATUS[status] }),
  title,
});

const STATUS = { stop: 'STOP NOTIFICATIONS', resume: 'RESUME NOTIFICATIONS' } as const;
