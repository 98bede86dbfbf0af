import { operation } from '../../admin/operation.ts';
import { dayOf } from '../../base/day.ts';
import { KNOWN_UNTIL, offerIn } from '../../graph/declare/calendar.ts';
import { RELEASES, type Version } from '../../graph/declare/versions.ts';
import type { ControlDeps } from '../explain.ts';
import { VersionList } from './shapes.ts';

export const listVersionsOperation = operation({
  id: 'listVersions',
  words: 'List the versions of the Graph API, and which are offered',
  http: 'GET /catalogue/versions',
  takes: {},
  gives: VersionList,
  onServer: true,
  run: ({ calendar, clock, answering }: ControlDeps) => {
    const offer = offerIn(calendar);
    const day = offer.day ?? dayOf(clock.now());
    return {
      as_of: offer.day ?? 'all',
      known_until: KNOWN_UNTIL,
      newest: offer.versions.at(-1) as Version,
      default: offer.orOldest(answering.defaultVersion),
      data: RELEASES.map(({ version, out, ends }) => {
        const isOffered = offer.versions.includes(version);
        const state = isOffered
          ? ('offered' as const)
          : out > day
            ? ('not_yet' as const)
            : ('ended' as const);
        return {
          ...{ version, out },
          ...(ends !== undefined && { ends }),
          state,
          answered_by: offer.answering(version) ?? (offer.versions[0] as Version),
        };
      }),
    };
  },
  command: 'catalogue versions',
  examples: ['catalogue versions'],
  columns: {
    VERSION: 'version',
    STATE: 'state',
    OUT: 'out',
    ENDS: 'ends',
    'ANSWERED BY': 'answered_by',
  },
});
