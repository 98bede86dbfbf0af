import type { EventKind } from '../../../store/log/kinds.ts';
import type { LogEvent } from '../../../store/log/log.ts';
import { messageAgain, postbackAgain } from './message.ts';
import { couponAgain, editAgain, ratingAgain, reactionAgain, unsendAgain } from './of-message.ts';
import type { Redo, RedoMaker, RedoSource } from './redo.ts';
import {
  accountLinkingAgain,
  commentAgain,
  deliveryAgain,
  optinAgain,
  personAgain,
  policyAgain,
  rawAgain,
  readAgain,
  referralAgain,
  submissionAgain,
} from './told.ts';

/** How each kind of event is done again that a person does, or the Page's human, or Meta's staff. */
const MAKERS: { readonly [K in EventKind]?: RedoMaker<K> } = {
  message: messageAgain,
  postback: postbackAgain,
  reaction: reactionAgain,
  edit: editAgain,
  unsend: unsendAgain,
  read: readAgain,
  delivery: deliveryAgain,
  optin: optinAgain,
  referral: referralAgain,
  account_linking: accountLinkingAgain,
  comment: commentAgain,
  submission: submissionAgain,
  coupon: couponAgain,
  rating: ratingAgain,
  person: personAgain,
  policy: policyAgain,
  raw: rawAgain,
};

/** What an event was, as it is done again; undefined where it is no act. */
export async function redoOf(event: LogEvent, source: RedoSource): Promise<Redo | undefined> {
  const make = MAKERS[event.kind] as RedoMaker<EventKind> | undefined;
  return make?.(event, source);
}
