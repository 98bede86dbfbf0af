import { Control } from '../control/control.ts';
import type { World } from '../support/world.ts';

/** Has the platform of a world be as of a day. */
export async function asOf({ server }: World, day: string): Promise<void> {
  const { status, text } = await new Control(server).patch('/calendar', { as_of: day });
  if (status !== 200) throw new Error(text);
}

/** The day before. */
export const eve = (day: string): string =>
  new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
