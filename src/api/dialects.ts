import type { Caller } from '../access/caller.ts';
import { type ErrorName, GraphError } from '../graph/errors/error.ts';
import type { DialectName } from './asked-host.ts';

/**
 * How a host speaks, where the two differ beyond the nodes that they offer: those follow from the
 * token (answering/reach.ts), and its scopes from the table of permissions (access/permissions.ts).
 */
export interface HostDialect {
  /** Meta's host that speaks it, for people. */
  readonly host: string;
  /** Kinds of token that it can read: every other one is as if somebody had made it up. */
  readonly takes: ReadonlySet<Caller['kind']>;
  /** Words that stand for an id. */
  readonly words: ReadonlySet<string>;
  readonly hasBatch: boolean;
  /** Errors that it words in its own way, by the row that is thrown (wire.md 3.1, 13.3). */
  readonly wording: Readonly<Partial<Record<ErrorName, (error: GraphError) => ErrorName>>>;
}

/** Both hosts, over one store and one catalogue. */
export const DIALECTS: Readonly<Record<DialectName, HostDialect>> = {
  facebook: {
    host: 'graph.facebook.com',
    takes: new Set(['page', 'user', 'app', 'client']),
    words: new Set(['me', 'app']),
    hasBatch: true,
    wording: {},
  },
  instagram: {
    host: 'graph.instagram.com',
    takes: new Set(['instagram']),
    words: new Set(['me']),
    hasBatch: false,
    wording: {
      notFound: notThere,
      nonexistingField: () => 'instagramNonexistingField',
      unknownName: () => 'instagramUnknownName',
      unknownPath: () => 'instagramUnknownPath',
      rateLimit: () => 'instagramCallLimit',
      unavailable: () => 'instagramUnavailable',
    },
  },
};

/**
 * Whoever reads a number asks for a person, and of one out of reach nobody learns what else it is
 * (wire.md 13.3 g).
 */
function notThere({ values: { id = '', method } }: GraphError): ErrorName {
  const isPerson = method === 'get' && /^\d+$/.test(id);
  return isPerson ? 'instagramUserNotFound' : 'instagramNotFound';
}

/** An error as a host words it. */
export function worded(error: GraphError, dialect: DialectName): GraphError {
  const own = DIALECTS[dialect].wording[error.row];
  return own === undefined ? error : new GraphError(own(error), error.values);
}
