import type { CallShape } from '../../graph/declare/call-shape.ts';
import type { FormEnding } from '../../graph/declare/endings.ts';
import { ordinal, RELEASES, type Version } from '../../graph/declare/versions.ts';
import { allTypes } from '../catalogue.ts';

/** A field or edge that versions after one have no more. */
interface Retired {
  readonly until: Version;
  readonly instead: string | undefined;
}

let known: ReadonlyMap<string, Retired> | undefined;

/** By name: those of which no type has one that stays. */
function retired(): ReadonlyMap<string, Retired> {
  if (known) return known;
  const all = allTypes().flatMap(({ fields, operations }) => [...fields, ...operations]);
  const stay = new Set(all.flatMap(({ name, until }) => (until === undefined ? [name] : [])));
  known = new Map(
    all.flatMap(({ name, until, instead }) =>
      until === undefined || stay.has(name) ? [] : [[name, { until, instead }] as const],
    ),
  );
  return known;
}

/** What a call asks for that the versions which will answer it do not have. */
export function retiredIn({ version, edge, fields = '' }: CallShape): readonly FormEnding[] {
  const names = [edge ?? '', ...fields.replaceAll(/\.[^.(]*\(…\)/g, '').split(/[{},]/)];
  return [...retired()].flatMap(([name, { until, instead = 'nothing' }]) => {
    const day = names.includes(name) ? endOf(until, version) : undefined;
    if (day === undefined) return [];
    return {
      ...{ what: name, written: `\`${name}\``, day, instead },
      afterwards: 'code 100: there is no such field or edge',
      ...{ known: 'ours' as const, row: '5.16' },
    };
  });
}

/** From when a call that names a version is answered by one which is newer than another. */
function endOf(until: Version, asked: string | undefined): FormEnding['day'] | undefined {
  const own = RELEASES.find(({ version }) => version === asked);
  if (own && ordinal(own.version) > ordinal(until)) return own.out;
  return RELEASES.find(({ version }) => version === until)?.ends;
}
