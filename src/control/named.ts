import { z } from 'zod';

/** The schemas that the OpenAPI document shows under a name of their own. */
export const named = z.registry<{ readonly id: string; readonly description?: string }>();

/** Anything that stands in a list of the control plane: `{"data":[…]}`, as the command line's. */
export const listOf = <T extends z.ZodType>(id: string, item: T) =>
  z.object({ data: z.array(item) }).register(named, { id });

/** An id that the sender chooses, so that a request sent twice makes one thing. */
export const chosenId = z
  .string()
  .regex(/^[1-9]\d{0,19}$/, { error: '"id" must be 1 to 20 digits, the first not 0.' })
  .optional()
  .describe('Made when not given. One that is taken is refused, so a request may be repeated.');
