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

/** Errors that have a cause in common. */
export interface ErrorFamily {
  /** For people. */
  readonly words: string;
  readonly errors: Readonly<Record<string, ErrorEntry>>;
  /** Calls that meet them, by the names that calls go by (api/faults/call-names.ts); any call without it. */
  readonly on?: readonly string[];
  /** The host that alone gives them. */
  readonly host?: 'instagram';
}

const SENDS = ['send', 'sender_action'];

/** Every family, in the order of the catalogue. */
export const FAMILIES = {
  requests: { words: 'What is wrong with a request, or with what it names', errors: requests },
  tokens: { words: 'Tokens and their proofs', errors: tokens },
  permissions: { words: 'What is refused to a token that is good', errors: permissions },
  limits: { words: 'Rate limits', errors: limits },
  batches: { words: 'Batches', errors: batches, on: ['batch'] },
  logins: {
    words: 'Where tokens come from',
    errors: logins,
    on: [
      ...['oauth/access_token', 'oauth/client_code'],
      ...['access_token', 'refresh_access_token'],
    ],
  },
  instagram: {
    words: 'What graph.instagram.com alone says',
    errors: instagram,
    host: 'instagram',
  },
  webhooks: {
    words: 'Subscriptions to webhooks',
    errors: webhooks,
    on: ['subscriptions', 'subscribed_apps'],
  },
  profiles: {
    words: 'What is shown before people write, and who they are',
    errors: profiles,
    on: ['messenger_profile', 'node'],
  },
  sending: { words: 'Why a message does not go out', errors: sending, on: SENDS },
  privateReplies: { words: 'Answers in private', errors: privateReplies, on: SENDS },
  templates: { words: 'Templates, buttons and quick replies', errors: templates, on: SENDS },
  moderation: {
    words: 'Moderation',
    errors: moderation,
    on: ['moderate_conversations'],
  },
  threadControl: {
    words: 'Control of conversations',
    errors: threadControl,
    on: [
      ...['pass_thread_control', 'take_thread_control', 'request_thread_control'],
      ...['release_thread_control', 'extend_thread_control'],
      ...['thread_owner', 'secondary_receivers', 'send'],
    ],
  },
} as const satisfies Readonly<Record<string, ErrorFamily>>;
