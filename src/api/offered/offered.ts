import type { Day } from '../../base/day.ts';
import { KNOWN_UNTIL } from '../../graph/declare/calendar.ts';
import type { Offer } from '../../graph/declare/offer.ts';
import { GLOBAL_PARAMETERS, MODIFIERS } from '../../graph/declare/parameters.ts';
import type { Version } from '../../graph/declare/versions.ts';
import type { DialectName } from '../asked-host.ts';
import { DIALECTS } from '../dialects.ts';
import { type OfferedError, type OfferedFamily, offeredErrors, offeredFamilies } from './errors.ts';
import { type OfferedNode, offeredNodes } from './nodes.ts';
import { type OfferedOperation, offeredOperations } from './operations.ts';
import { describedParameter, type OfferedParameter } from './parameters.ts';
import { type OfferedPermission, offeredPermissions } from './permissions.ts';
import { AskedVersion, type OfferedStanding } from './standing.ts';

/** All that a version offers. */
interface OfferedCatalogue {
  readonly version: Version;
  /** Of a version that is not plainly there itself. */
  readonly standing?: OfferedStanding;
  readonly as_of: 'all' | Day;
  readonly known_until: Day;
  readonly hosts: Readonly<Record<DialectName, string>>;
  readonly nodes: readonly OfferedNode[];
  readonly operations: readonly OfferedOperation[];
  /** Of any call. */
  readonly parameters: readonly OfferedParameter[];
  /** Of a field. */
  readonly modifiers: readonly OfferedParameter[];
  readonly permissions: Readonly<Record<string, OfferedPermission>>;
  readonly errors: readonly OfferedError[];
  readonly families: readonly OfferedFamily[];
}

/**
 * What the Graph offers in a version, as data: of the declarations that answer (catalogue.ts), for
 * whoever writes a call or reads about one.
 * @param now epoch milliseconds by the store's clock
 */
export function offeredIn(version: Version, offer: Offer, now: number): OfferedCatalogue {
  const asked = new AskedVersion(version, offer, now);
  const operations = offeredOperations(asked);
  const standing = asked.ofItself;
  return {
    version,
    ...(standing && { standing }),
    ...{ as_of: offer.day ?? 'all', known_until: KNOWN_UNTIL },
    hosts: { facebook: DIALECTS.facebook.host, instagram: DIALECTS.instagram.host },
    nodes: offeredNodes(asked),
    operations,
    parameters: GLOBAL_PARAMETERS.map((each) =>
      describedParameter(each, asked, asked.ofParameter(each.name)),
    ),
    modifiers: MODIFIERS.map((each) => ({
      ...describedParameter(each, asked, asked.ofParameter(each.name)),
      name: each.name.slice(1),
    })),
    permissions: offeredPermissions(),
    errors: offeredErrors(),
    families: offeredFamilies(operations),
  };
}
