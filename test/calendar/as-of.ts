import { Control } from '../control/control.ts';
import type { World } from '../support/world.ts';

/** Has the platform of a world be as of a day. */
export async function asOf({ server }: World, day: string): Promise<void> {
  const { status, text } = await new Control(server).patch('/calendar', { as_of: day });
  if (status !== 200) throw new Error(text);
}
