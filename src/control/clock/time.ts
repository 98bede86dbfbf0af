import { z } from 'zod';
import { named } from '../named.ts';

export const Time = z
  .object({
    now: z.string().describe('ISO 8601, in UTC.'),
    now_ms: z.int().describe('The same in epoch milliseconds.'),
    frozen: z.boolean().describe('Whether it stands still.'),
    offset_ms: z
      .int()
      .optional()
      .describe("Milliseconds it runs ahead of the machine's; absent while it stands."),
  })
  .register(named, { id: 'Time', description: 'What the clock of the store shows.' });
