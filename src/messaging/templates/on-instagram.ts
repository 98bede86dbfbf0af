import type { SendRefusal } from '../sending/state.ts';
import { partsOf } from './actions.ts';
import type { SentTemplate } from './template.ts';

/** The templates that Instagram has, and what can be tapped there (wire.md 8.3). */
const TEMPLATES = ['generic', 'button', 'product'];
const ACTIONS = ['web_url', 'postback'];

/** What of a template Instagram does not take. */
export function instagramProblem(sent: SentTemplate): SendRefusal | undefined {
  if (!TEMPLATES.includes(sent.type)) {
    const because = `Instagram has the templates ${TEMPLATES.join(', ')}, and no ${sent.type}.`;
    return { error: 'messageData', because };
  }
  const foreign = partsOf(sent).find(({ action }) => !ACTIONS.includes(action.type));
  if (!foreign) return undefined;
  const values = { values: ACTIONS.join(', '), got: foreign.action.type };
  return { error: 'enumParameter', values: { param: `${foreign.at}[type]`, ...values } };
}
