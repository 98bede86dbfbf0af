import { NotYetError } from '../not-yet-error.ts';
import type { MessageArgs, SendArgs } from './params/send.ts';
import { isOffered } from './templates/templates.ts';

/**
 * Refuses what Meta's host takes and this one does not yet.
 * @param id of the node that is asked
 * @throws NotYetError
 */
export function refuseNotYet({ recipient, message, ...args }: SendArgs, id: string): void {
  const { id: _, comment_id: _comment, post_id: _post, ...others } = recipient;
  const whom = Object.entries(others).find(([, given]) => given !== undefined);
  if (whom) throw new NotYetError(`Sending to ${whom[0]}.`, id);
  for (const [name, what] of LATER) {
    if (args[name] !== undefined) throw new NotYetError(what, id);
  }
  const what = message && partOf(message);
  if (what) throw new NotYetError(what, id);
}

const LATER = [['suggestion_action', 'Telling what became of a suggestion.']] as const;

function partOf({ attachment, template }: MessageArgs) {
  if (template !== undefined) return 'Sending utility templates.';
  if (!attachment?.template || isOffered(attachment.template)) return undefined;
  return `Sending templates of the type ${attachment.template.type}.`;
}
