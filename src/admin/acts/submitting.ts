import { recordSubmission } from '../../store/page/commands/record-submission.ts';
import type { FormFilled } from '../../store/page/given-tables.ts';
import { onStage, requireOpen, type Stage } from '../acts.ts';
import { AdminError } from '../error.ts';
import type { OperationDeps } from '../operation.ts';

/** Letters of all that somebody fills in at once, as JSON. */
const LARGEST = 20_000;

interface Filled {
  readonly form: FormFilled;
  /** In the words of the wire. */
  readonly content: object;
  /** Under which it is kept; by chance without. */
  readonly id?: string;
}

/**
 * Lets a person fill something in.
 * @param fill what, as things stand
 * @throws AdminError where it is too much, or on Instagram, which has no such forms
 */
export const submitting = (
  deps: OperationDeps,
  who: { readonly page: string; readonly as: string },
  fill: (stage: Stage) => Filled | Promise<Filled>,
) =>
  onStage(deps, who, async (stage) => {
    requireOpen(stage);
    requireMessenger(stage);
    const { tx, page, person, at } = stage;
    const { id = deps.random.digits(17), ...filled } = await fill(stage);
    const text = JSON.stringify(filled.content);
    if (text.length > LARGEST || !text.isWellFormed()) {
      throw new AdminError(`What is filled in has ${LARGEST} characters at most, as JSON.`);
    }
    const conversation = await stage.begin();
    const submission = { conversation: conversation.no, person: person.no, id, ...filled };
    await recordSubmission(tx, page.no, submission, at);
    return { conversation };
  });

/** @throws AdminError for a person of Instagram */
export function requireMessenger({ person }: Stage): void {
  if (person.platform === 'MESSENGER') return;
  throw new AdminError(`"${person.name}" is on Instagram, which has nothing like that.`);
}
