import type { EventKind, NewEvent } from '../store/log/kinds.ts';
import { accountLinking } from './account-linking.ts';
import { appRole } from './app-role.ts';
import { comment, commentRemoval } from './comment.ts';
import { coupon } from './coupon.ts';
import { delivery } from './delivery.ts';
import { echo } from './echo.ts';
import { edit } from './edit.ts';
import { message } from './message.ts';
import { optin } from './optin.ts';
import { policy } from './policy.ts';
import { postback } from './postback.ts';
import { rating } from './rating.ts';
import { reaction } from './reaction.ts';
import { read } from './read.ts';
import { referral } from './referral.ts';
import type { EventShape } from './shape.ts';
import { submissions } from './submissions.ts';
import { threadControl } from './thread-control.ts';
import { unsend } from './unsend.ts';

/** Kinds that are told as one shape, whatever their bodies say. */
const SHAPES: { readonly [K in EventKind]?: EventShape<K> } = {
  postback,
  reaction,
  edit,
  unsend,
  read,
  delivery,
  optin,
  referral,
  account_linking: accountLinking,
  comment,
  policy,
  coupon,
  app_role: appRole,
  rating,
  thread_control: threadControl,
};

/** What the Page itself does but for writing, which nobody is told of (wire.md 9.4). */
const isOfPage = ({ body }: NewEvent): boolean => 'person' in body && body.person === 0;

/** Control that changes without a word to anybody (wire.md 7.4). */
const isUntold = ({ kind, body }: NewEvent): boolean =>
  kind === 'thread_control' && body.told === undefined;

/** How an event is told; undefined where no webhook is made of its kind, or by what nobody sent. */
export function shapeOf(event: NewEvent): EventShape | undefined {
  if (event.kind === 'comment' && event.body.verb === 'remove') return commentRemoval as EventShape;
  if (event.kind === 'submission') return submissions[event.body.form] as EventShape;
  if (event.kind !== 'message')
    return isOfPage(event) || isUntold(event)
      ? undefined
      : (SHAPES[event.kind] as EventShape | undefined);
  if (event.body.sender === null) return undefined;
  return (event.body.sender === 0 ? echo : message) as EventShape;
}
