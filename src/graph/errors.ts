import { batches } from './errors/batches.ts';
import type { ErrorEntry } from './errors/entry.ts';
import { instagram } from './errors/instagram.ts';
import { limits } from './errors/limits.ts';
import { logins } from './errors/logins.ts';
import { permissions } from './errors/permissions.ts';
import { requests } from './errors/requests.ts';
import { tokens } from './errors/tokens.ts';

export type { ErrorEntry } from './errors/entry.ts';

/** Every error that Convograph answers (wire.md 3; texts of its own say so in `when`). */
export const catalogue = {
  ...requests,
  ...tokens,
  ...permissions,
  ...limits,
  ...batches,
  ...logins,
  ...instagram,
} as const satisfies Readonly<Record<string, ErrorEntry>>;
