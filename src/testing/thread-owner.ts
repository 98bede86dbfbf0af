import type { ControlClient } from './control/client.ts';
import type { ControlSchemas } from './control/operations.ts';

/** Who owns a conversation. */
export interface ThreadOwner {
  /** Id of the app; undefined where nobody owns it. */
  readonly app: string | undefined;
  readonly until: Date | undefined;
  /** The steps that led there, the newest first. */
  readonly history: readonly ControlSchemas['OwnerStep'][];
}

/** Asks for it. */
export async function ownerOf(
  control: ControlClient,
  page: string,
  person: string,
): Promise<ThreadOwner> {
  const told = await control.showOwner({ page, conversation: person, history: true });
  const { owner_app: app, until, history } = told;
  return { app, until: until === undefined ? undefined : new Date(until), history };
}
