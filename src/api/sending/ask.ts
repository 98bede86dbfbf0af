import { roleAskedOf } from '../../access/send-state.ts';
import { GraphError } from '../../graph/errors/error.ts';
import type { Call } from '../../graph/execute/call.ts';
import type { UploadedFile } from '../../graph/wire/request.ts';
import { ONCE } from '../../messaging/sending/tags.ts';
import type { SendQuery } from '../../store/page/send-standing.ts';
import type { Services } from '../services.ts';
import { refuseBeforeItsDay } from './as-of.ts';
import { refuseNotYet } from './not-yet.ts';
import type { SendArgs } from './params/send.ts';
import { uploadedIn } from './templates/templates.ts';
import { whomOf } from './whom.ts';

/** A send as it was asked for. */
export interface Asked {
  readonly args: SendArgs;
  /** Files that came with it. */
  readonly sent: readonly UploadedFile[];
  readonly query: SendQuery;
  readonly call: Call<Services>;
}

/**
 * A send, where all of it is offered.
 * @throws GraphError `requiredParameter`, `invalidParameter`, `invalidKeys`, `unsupportedTemplate`,
 *   `notLinked` (100); NotYetError
 */
export function askedFor(
  args: SendArgs,
  files: ReadonlyMap<string, UploadedFile>,
  call: Call<Services>,
): Asked {
  const { page, caller } = call.services;
  refuseBeforeItsDay(args, call);
  refuseNotYet(args, (caller.kind === 'instagram' ? page.instagramId : page.id) ?? page.id);
  const whom = whomOf(args);
  if (args.platform === 'instagram' && !page.instagramId) throw new GraphError('notLinked');
  const target = args.payload?.message_id ?? args.reply_to?.mid;
  const onceTag = args.tag === ONCE ? args.tag : undefined;
  const template = args.message?.attachment?.template;
  const uploaded = template && uploadedIn(template);
  const withApps = args.thread_control?.control_type === 'pass';
  const named = { target, onceTag, uploaded, persona: args.persona_id, withApps };
  const query = { ...whom, ...named, now: call.now, roleOn: roleAskedOf(caller) };
  return { args, sent: [...files.values()], query, call };
}
