import type { Day } from '../../base/day.ts';
import type { CallUse } from './call-use.ts';
import { type DatedForm, formsUsed } from './dated-forms.ts';
import { DATED_PARTS } from './dated-parts.ts';
import { Offer } from './offer.ts';
import { answeringVersion, ordinal, RELEASES, VERSIONS, type Version } from './versions.ts';

/** Something of a call that ends on a day, or has. */
export interface FormEnding
  extends Pick<DatedForm, 'written' | 'afterwards' | 'instead' | 'known'> {
  /** A word for it: a form's, or the version. */
  readonly what: string;
  /** The first day on which the call meets what comes {@link afterwards}. */
  readonly day: Day;
  /** Its row in docs/wire.md. */
  readonly row: string;
}

/** The newest version, which ends last. */
const NEWEST = VERSIONS.at(-1) as Version;

/** Those whose end is known, by version. */
export const VERSION_ENDINGS: ReadonlyMap<Version, FormEnding> = new Map(
  RELEASES.flatMap(({ version, ends }) =>
    ends === undefined ? [] : [[version, endOfAll(version, ends)]],
  ),
);

function endOfAll(version: Version, day: Day): FormEnding {
  return {
    ...{ what: version, written: version, day },
    afterwards: `${new Offer(day).versions[0]} answers in its place`,
    instead: `call \`${NEWEST}\``,
    ...{ known: 'documented', row: '13.1, 2' },
  };
}

/**
 * What of a call ends, by its days.
 * @param asked the version in its address; undefined where it has none
 */
export function endingsOf(asked: string | undefined, use: CallUse): readonly FormEnding[] {
  const version = asked === undefined ? undefined : answered(asked);
  const ofVersion = asked === undefined ? undefined : endingOf(asked);
  const forms = formsUsed(use);
  const ofParts = partsIn(use);
  if (forms.length + ofParts.length === 0) return ofVersion ? [ofVersion] : [];
  const endings = forms.map((form): FormEnding => {
    const { written, afterwards, instead, known, row } = form;
    const day = endOf(form, version);
    return { what: form.form, day, written, afterwards, instead, known, row };
  });
  endings.push(...ofParts, ...(ofVersion ? [ofVersion] : []));
  return endings.sort((one, other) => (one.day < other.day ? -1 : Number(one.day > other.day)));
}

/** What a call says that is gone, or will be. */
const partsIn = ({ words: said }: CallUse): readonly FormEnding[] =>
  said.length === 0
    ? []
    : DATED_PARTS.flatMap(({ part, words, ends: day, instead = 'nothing', ...row }) => {
        if (day === undefined || !words?.some((word) => said.includes(word))) return [];
        const { written, otherwise: afterwards, known, row: cited } = row;
        return { what: part, day, written, afterwards, instead, known, row: cited };
      });

/** Versions before all that are known here had ended when the first of these did; others never were. */
function endingOf(asked: string): FormEnding | undefined {
  const version = answered(asked);
  if (version !== undefined) return VERSION_ENDINGS.get(version);
  if (answeringVersion(asked) === undefined) return undefined;
  const [oldest] = VERSION_ENDINGS.values();
  if (oldest === undefined || ordinal(asked as Version) >= ordinal(oldest.what as Version)) return;
  return { ...oldest, what: asked, written: asked };
}

/** One that was there once, by its name in an address: `v21` is `v21.0`. */
const answered = (asked: string): Version | undefined =>
  VERSIONS.find((version) => version === asked || version === `${asked}.0`);

/** From when a call to a version, which goes on as others when that ends, has a form no more. */
function endOf({ form, ...row }: DatedForm, version: Version | undefined): Day {
  // What is frozen ends for whoever has not used it.
  const ends = (row.ends ?? row.frozenFrom) as Day;
  const release = RELEASES.find((each) => each.version === version);
  if (release === undefined) return ends;
  const isLackedAtOnce = new Offer(release.out).lacking(release.version)?.has(form) ?? false;
  return isLackedAtOnce ? release.out : ends;
}
