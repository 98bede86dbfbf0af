import type { Caller } from '../access/caller.ts';
import type { ErrorName } from '../graph/errors/error.ts';
import { GraphError } from '../graph/errors/error.ts';
import type { GraphRequest } from '../graph/wire/request.ts';
import { call } from './answering/call.ts';
import type { Context } from './answering/context.ts';
import { reach } from './answering/reach.ts';
import { type NotYet, notYetAt } from './not-yet.ts';
import { NotYetError } from './not-yet-error.ts';

/** Errors of what is not there: only they can stand for something that is only missing here. */
const STRUCTURAL: ReadonlySet<ErrorName> = new Set([
  'notFound',
  'unknownPath',
  'unknownName',
  'nonexistingField',
]);

/** Whether an error says that something is not there, as either host words it. */
export const isStructural = ({ row }: GraphError): boolean =>
  STRUCTURAL.has(row) || AT_INSTAGRAM.has(row);

const AT_INSTAGRAM: ReadonlySet<ErrorName> = new Set([
  'instagramNotFound',
  'instagramUnknownPath',
  'instagramUnknownName',
  'instagramNonexistingField',
]);

/**
 * Whether an error is given only because Convograph does not offer something yet that Meta does:
 * what that is, or undefined where Meta's host would say the same. Costs a look-up, and is asked of
 * few answers.
 */
export async function notOffered(
  error: unknown,
  context: Context,
): Promise<Pick<NotYet, 'description'> | undefined> {
  const { request, caller } = context;
  if (error instanceof NotYetError) return error;
  // Only who is known and may ask at all is told.
  if (!(error instanceof GraphError) || !(caller as Caller | undefined)) return undefined;
  const { found, id } = entriesFor(error, request);
  if (found.length === 0) return undefined;
  try {
    call(context);
    const node = await reach(id, context.call);
    return found.find(({ on }) => on === node?.type);
  } catch (thrown) {
    if (thrown instanceof GraphError) return undefined;
    throw thrown;
  }
}

/** Cheap, before anything is looked up: what it can be, by host, verb and the names in the path. */
export const mayBeNotOffered = (error: unknown, request: GraphRequest): boolean =>
  error instanceof NotYetError ||
  (error instanceof GraphError && entriesFor(error, request).found.length > 0);

interface Entries {
  readonly found: readonly NotYet[];
  readonly id: string;
}

const NOTHING: Entries = { found: [], id: '' };

/** The entries that a request may be about, and the node that would have them. */
function entriesFor(
  error: GraphError,
  { method, dialect, segments, params }: GraphRequest,
): Entries {
  const [first = '', second] = segments;
  const verb = method === 'HEAD' ? 'GET' : method;
  const named = (name: string) => notYetAt(dialect, verb, name);
  if (!isStructural(error)) return NOTHING;
  if (second !== undefined) {
    return segments.length === 2 ? { found: named(second), id: first } : NOTHING;
  }
  // A path begins with an edge that is one here: another first segment is a name, at Meta too.
  if (error.row === 'unknownName') return NOTHING;
  const leading = named(first);
  if (leading.length === 0) return { found: named(''), id: first };
  const byParameter = params.get('id') || params.get('ids')?.split(',')[0]?.trim() || 'me';
  return { found: leading, id: byParameter };
}
