import { ask } from '../control/ask.ts';
import { isInbox } from '../people/names.ts';

/**
 * Takes control of a conversation as the Page's human, or gives it back where the inbox has it.
 * @throws ControlError
 */
export async function toggleControl(page: string, conversation: string): Promise<void> {
  const [owner, { person }] = await Promise.all([
    ask('POST /pages/{page}/conversations/{conversation}/owner', { page, conversation }),
    ask('GET /pages/{page}/phones/{of}', { page, of: conversation }),
  ]);
  if (person === undefined) return;
  const isOurs = owner.owner_app !== undefined && isInbox(owner.owner_app);
  const act = isOurs ? 'done' : 'take';
  await ask('POST /pages/{page}/acts/inbox', { page, as: person, act });
}
