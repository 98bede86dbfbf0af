import { AdminError } from '../../admin/error.ts';
import { isReady } from '../../admin/faults/error-named.ts';
import { operation } from '../../admin/operation.ts';
import { text, type ValueOf } from '../../admin/schema.ts';
import { offeredIn } from '../../api/offered/offered.ts';
import { dayOf } from '../../base/day.ts';
import { offerIn } from '../../graph/declare/calendar.ts';
import { VERSIONS, type Version } from '../../graph/declare/versions.ts';
import type { ControlDeps } from '../explain.ts';
import { Catalogue } from './shapes.ts';

export const showCatalogueOperation = operation({
  id: 'showCatalogue',
  words: 'Show what the Graph offers in a version: nodes, fields, calls, parameters, errors',
  http: 'GET /catalogue',
  tagged: true,
  takes: { 'version?': text('such as v25.0; the newest that is offered without it') },
  gives: Catalogue,
  check({ version }, naming) {
    if (version === undefined || VERSIONS.includes(version as Version)) return;
    throw new AdminError(
      `${naming('version')} must be one of ${VERSIONS.join(', ')}, and is "${version.slice(0, 20)}".`,
    );
  },
  run: ({ calendar, clock }: Pick<ControlDeps, 'calendar' | 'clock'>, { version }) => {
    const offer = offerIn(calendar);
    const of = (version as Version | undefined) ?? (offer.versions.at(-1) as Version);
    const key = `${of} ${offer.day} ${dayOf(clock.now())}`;
    const known = made.get(key);
    if (known) return known;
    const { errors, ...rest } = offeredIn(of, offer, clock.now());
    const catalogue = {
      ...rest,
      errors: errors.map((each) => ({ ...each, ready: isReady(each.message) })),
    };
    if (made.size >= MOST) made.clear();
    made.set(key, catalogue);
    return catalogue;
  },
  command: 'catalogue show [version]',
  examples: ['catalogue show', 'catalogue show v25.0 --json'],
  says: ({ version, nodes, operations, errors }) =>
    [
      `${version}: ${nodes.length} nodes, ${operations.length} calls, ${errors.length} errors; --json prints all of it.`,
      '',
      ...operations.map(
        ({ method, path, description }) => `${method.padEnd(6)} ${path}: ${description}`,
      ),
    ].join('\n'),
});

/** Those of some versions and days, as they were asked for: one takes 10 ms to make. */
const made = new Map<string, ValueOf<typeof Catalogue>>();
const MOST = 20;
