import { type Day, dayOf } from '../../base/day.ts';
import type { CallUse } from '../../graph/declare/call-use.ts';
import { DATED_FORMS, type DatedForm } from '../../graph/declare/dated-forms.ts';
import { DATED_PARTS, type DatedPart, type DatedPartRow } from '../../graph/declare/dated-parts.ts';
import type { Description } from '../../graph/declare/description.ts';
import { VERSION_ENDINGS } from '../../graph/declare/endings.ts';
import type { Offer } from '../../graph/declare/offer.ts';
import { ordinal, RELEASES, type Version } from '../../graph/declare/versions.ts';

/** Of what is not plainly there, or not for long. */
export interface OfferedStanding {
  /** `ends`: it is there, and ends on the day; `frozen`: only apps have it that used it before. */
  readonly state: 'ended' | 'not_yet' | 'ends' | 'frozen';
  readonly day?: Day;
  /** The first version that has it, or the last. */
  readonly since?: Version;
  readonly until?: Version;
  /** What whoever uses it all the same is answered with. */
  readonly afterwards?: string;
  readonly instead?: string;
}

/** When and as of when it is asked what the Graph offers. */
export class AskedVersion {
  readonly version: Version;
  readonly offer: Offer;
  readonly #now: number;

  /** @param now epoch milliseconds by the store's clock */
  constructor(version: Version, offer: Offer, now: number) {
    this.version = version;
    this.offer = offer;
    this.#now = now;
  }

  /** The day that it is: the calendar's, or the clock's. */
  get day(): Day {
    return this.offer.day ?? dayOf(this.#now);
  }

  /** Of something that only some versions have. */
  ofVersions({ since, until, instead }: Pick<Description, 'since' | 'until' | 'instead'>) {
    const at = ordinal(this.version);
    if (since !== undefined && at < ordinal(since)) return { state: 'not_yet', since } as const;
    if (until === undefined) return undefined;
    const rest = { until, ...(instead !== undefined && { instead }) };
    return at > ordinal(until) ? ({ state: 'ended', ...rest } as const) : undefined;
  }

  /** Of something that came or went on a day. */
  ofPart(part: DatedPart): OfferedStanding | undefined {
    return this.ofRow(DATED_PARTS.find((each) => each.part === part) as DatedPartRow);
  }

  ofRow({
    part,
    from,
    ends,
    otherwise: afterwards,
    instead,
  }: DatedPartRow): OfferedStanding | undefined {
    const rest = { afterwards, ...(instead !== undefined && { instead }) };
    if (this.offer.has(part, this.#now)) {
      return ends === undefined ? undefined : { state: 'ends', day: ends, ...rest };
    }
    return from !== undefined && from > this.day
      ? { state: 'not_yet', day: from, afterwards }
      : { state: 'ended', ...(ends !== undefined && { day: ends }), ...rest };
  }

  /** Of a parameter of any call, or a modifier: what the calendar knows of the form that it makes. */
  ofParameter(name: string): OfferedStanding | undefined {
    const form = DATED_FORMS.find(({ usedBy }) => usedBy(useOf(name)));
    if (form === undefined) return undefined;
    const lacks = this.offer.lacking(this.version)?.has(form.form) ?? false;
    if (lacks) return { state: 'ended', ...daysOf(form) };
    const isFrozen = this.offer.frozen?.has(form.form) ?? false;
    return { state: isFrozen ? 'frozen' : 'ends', ...daysOf(form) };
  }

  /** Of a version itself. */
  get ofItself(): OfferedStanding | undefined {
    const release = RELEASES.find(({ version }) => version === this.version);
    const ending = VERSION_ENDINGS.get(this.version);
    const isOffered = this.offer.versions.includes(this.version);
    if (!isOffered && release !== undefined && release.out > this.day) {
      return { state: 'not_yet', day: release.out };
    }
    if (ending === undefined) return undefined;
    const { day, afterwards, instead } = ending;
    return { state: isOffered ? 'ends' : 'ended', day, afterwards, instead };
  }
}

const daysOf = ({ ends, frozenFrom, afterwards, instead }: DatedForm) => ({
  ...((ends ?? frozenFrom) !== undefined && { day: ends ?? (frozenFrom as Day) }),
  ...{ afterwards, instead },
});

/** A read that has this parameter, or modifier, and nothing else. */
const useOf = (name: string): CallUse => ({
  method: 'GET',
  edge: undefined,
  names: { has: (each) => each === name },
  aliases: name === '.as',
  overrides: name === 'method',
  words: [],
  conditional: false,
  isItem: false,
});
