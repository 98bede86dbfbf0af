import type { ErrorEntry } from './entry.ts';
import { FAMILIES } from './families.ts';

export type { ErrorEntry } from './entry.ts';

/** Every error that Convograph answers (wire.md 3; texts of its own say so in `when`). */
export const catalogue = {
  ...FAMILIES.requests.errors,
  ...FAMILIES.tokens.errors,
  ...FAMILIES.permissions.errors,
  ...FAMILIES.limits.errors,
  ...FAMILIES.batches.errors,
  ...FAMILIES.logins.errors,
  ...FAMILIES.instagram.errors,
  ...FAMILIES.webhooks.errors,
  ...FAMILIES.profiles.errors,
  ...FAMILIES.sending.errors,
  ...FAMILIES.privateReplies.errors,
  ...FAMILIES.templates.errors,
  ...FAMILIES.moderation.errors,
  ...FAMILIES.threadControl.errors,
} as const satisfies Readonly<Record<string, ErrorEntry>>;
