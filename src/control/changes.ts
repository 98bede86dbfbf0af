import { z } from 'zod';

/** The fields of a change: each may be left out, and all of them may not. */
export const changesOf = <T extends z.ZodRawShape>(fields: T) =>
  z.strictObject(fields).refine((changes) => Object.keys(changes).length > 0, {
    error: 'Say what to change: openapi.json says which fields there are.',
  });
