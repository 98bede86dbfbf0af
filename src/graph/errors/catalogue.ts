import { batches } from './batches.ts';
import type { ErrorEntry } from './entry.ts';
import { instagram } from './instagram.ts';
import { limits } from './limits.ts';
import { logins } from './logins.ts';
import { moderation } from './moderation.ts';
import { permissions } from './permissions.ts';
import { privateReplies } from './private-replies.ts';
import { profiles } from './profiles.ts';
import { requests } from './requests.ts';
import { sending } from './sending.ts';
import { templates } from './templates.ts';
import { threadControl } from './thread-control.ts';
import { tokens } from './tokens.ts';
import { webhooks } from './webhooks.ts';

export type { ErrorEntry } from './entry.ts';

/** Every error that Convograph answers (wire.md 3; texts of its own say so in `when`). */
export const catalogue = {
  ...requests,
  ...tokens,
  ...permissions,
  ...limits,
  ...batches,
  ...logins,
  ...instagram,
  ...webhooks,
  ...profiles,
  ...sending,
  ...privateReplies,
  ...templates,
  ...moderation,
  ...threadControl,
} as const satisfies Readonly<Record<string, ErrorEntry>>;
