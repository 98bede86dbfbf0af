import { type ErrorName, GraphError } from '../graph/error.ts';
import type { Platform } from '../store/page/platform.ts';
import type { Caller } from './caller.ts';
import type { Scope } from './scopes.ts';

/** Scopes in the order in which they are asked for, with the error each lack gives. */
type Needs = readonly (readonly [Scope, ErrorName])[];

const METADATA = ['pages_manage_metadata', 'missingScope'] as const;

/**
 * What each operation needs on each platform (protocol.md 5.2, 5.8, 6). Whoever adds an operation
 * adds a row; the one check is below.
 */
const OPERATIONS = {
  readConversations: {
    MESSENGER: [
      ['pages_messaging', 'missingMessagingScope'],
      ['pages_read_engagement', 'missingEngagementScope'],
      METADATA,
    ],
    INSTAGRAM: [
      ['instagram_basic', 'missingInstagramScope'],
      ['instagram_manage_messages', 'missingInstagramScope'],
      METADATA,
    ],
  },
  readThreadOwner: {
    MESSENGER: [['pages_messaging', 'missingMessagingScope']],
    INSTAGRAM: [['instagram_manage_messages', 'missingInstagramScope']],
  },
} as const satisfies Record<string, Record<Platform, Needs>>;

export type Operation = keyof typeof OPERATIONS;

/**
 * Lets a Page token through that has the operation's scopes and the MESSAGING or MODERATE task.
 * @throws GraphError `pageTokenRequired` (190), the scope's error (10, 200, 230, 283), `missingTask`
 */
export function permit(caller: Caller, operation: Operation, platform: Platform): void {
  requirePageToken(caller);
  for (const [scope, error] of OPERATIONS[operation][platform]) {
    if (!caller.scopes.has(scope)) throw new GraphError(error, { scope });
  }
  if (!caller.tasks.has('MESSAGING') && !caller.tasks.has('MODERATE')) {
    throw new GraphError('missingTask');
  }
  const refusal = caller.page?.refuse;
  if (refusal !== undefined) throw new GraphError(REFUSALS[refusal] ?? 'rateLimit');
}

/** Refusals that a Page can be set to give, so that clients can be tried against them. */
export const REFUSALS: Readonly<Record<number, ErrorName>> = {
  368: 'abusive',
  613: 'rateLimit',
  80006: 'pageRateLimit',
};

/**
 * Lets a Page token through that may carry out the operation on one platform at least: for an
 * operation whose platform shows only when its parameters are read.
 * @throws GraphError as {@link permit} on Messenger
 */
export function permitEither(caller: Caller, operation: Operation): void {
  const instagram = OPERATIONS[operation].INSTAGRAM.every(([scope]) => caller.scopes.has(scope));
  permit(caller, operation, instagram ? 'INSTAGRAM' : 'MESSENGER');
}

/** @throws GraphError `pageTokenRequired` (190) for a user or app token */
export function requirePageToken(caller: Caller): void {
  if (caller.kind !== 'page') throw new GraphError('pageTokenRequired');
}
