import { REGIMES } from '../../messaging/thread-control/state.ts';
import { integer, list, object, text, word } from '../schema.ts';

const CHANGES = [
  ...(['route', 'pass', 'take', 'request', 'release', 'extend', 'expire', 'remove'] as const),
] as const;

const app = (help = '') => text(help);

/** A step of who controlled a conversation. */
export const OwnerStep = object('OwnerStep', 'A step of who controlled a conversation.', {
  'event?': integer(
    'its number in the log of the Page; absent of control that ended by time and was not noticed since',
  ),
  at: text('ISO 8601 in UTC'),
  change: word(CHANGES),
  'by?': app('the app that did it, or the inbox; absent of customers, of time and of settings'),
  'from?': app('who had control'),
  'to?': app('who has it behind'),
  'until?': text('when it ends, ISO 8601 in UTC'),
  'metadata?': text('what an app said with it'),
  'told?': object('OwnerTold', 'The one app that is told.', {
    app: app(),
    of: word(['pass', 'take', 'request'] as const),
  }),
});

export const Owner = object('Owner', 'Who controls a conversation.', {
  conversation_id: text(),
  thread_control: word(REGIMES, 'how the apps of the Page share conversations'),
  'owner_app?': app('who owns it'),
  'owner_name?': text(),
  'until?': text('when that ends, ISO 8601 in UTC'),
  'receives?': app('who is told of it in `messaging`, others in `standby`; absent where all are'),
  history: list(OwnerStep, 'the newest first, where it was asked for'),
});
