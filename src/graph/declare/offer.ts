import type { Day } from '../../base/day.ts';
import { type Form, FROZEN, lackingOn } from './dated-forms.ts';
import { type DatedPart, hasPart } from './dated-parts.ts';
import { answeringVersion, RELEASES, VERSIONS, type Version } from './versions.ts';

/** What the platform offers on a day, or what it ever did. */
export class Offer {
  /** Undefined: whatever the day. */
  readonly day: Day | undefined;
  /** Oldest first, never none. */
  readonly versions: readonly Version[];
  /** What only apps have that used it before; undefined where that is nothing. */
  readonly frozen: ReadonlySet<Form> | undefined;
  /** What will be frozen: apps that use it now may go on with it. */
  readonly freezing: ReadonlySet<Form> | undefined;
  readonly #lacking: ReadonlyMap<Version, ReadonlySet<Form>> | undefined;

  /** @param day none before the first on which there was a version */
  constructor(day: Day | undefined) {
    this.day = day;
    this.versions = day === undefined ? VERSIONS : versionsOn(day);
    this.frozen = formsFrozen((from) => day !== undefined && from <= day);
    this.freezing = formsFrozen((from) => day !== undefined && day < from);
    this.#lacking = day === undefined ? undefined : lackingOn(day);
  }

  /** The version that answers a path segment, or undefined for one that is none. */
  answering(segment: string): Version | undefined {
    return answeringVersion(segment, this.versions);
  }

  /** What a version has no more; undefined where it has all. */
  lacking(version: Version): ReadonlySet<Form> | undefined {
    return this.#lacking?.get(version);
  }

  /**
   * Whether there is something that has come or gone.
   * @param now epoch milliseconds: whatever the day, some of it follows the store's clock
   */
  has(part: DatedPart, now: number): boolean {
    return hasPart(part, this.day, now);
  }

  /** The same of whatever an address names as its version: what never was one, and none, lack what the oldest does. */
  lackingAt(segment = ''): ReadonlySet<Form> | undefined {
    return this.lacking(this.answering(segment) ?? (this.versions[0] as Version));
  }

  /** What a call lacks of which no more is known than its address: whose it is, and what that used before, is not. */
  lackingUnread(segment: string | undefined): ReadonlySet<Form> | undefined {
    const own = this.lackingAt(segment);
    return this.frozen && own ? new Set([...this.frozen, ...own]) : (this.frozen ?? own);
  }

  /** The version that answers where none is named: a default that there is not is the oldest. */
  orOldest(version: Version): Version {
    return this.versions.includes(version) ? version : (this.versions[0] as Version);
  }
}

/** What there is where the platform is as of no day. */
export const EVERYTHING = new Offer(undefined);

/** From the day that it is out until the one before it ends (wire.md 13.1, 2 and 3). */
const versionsOn = (day: Day): Version[] =>
  RELEASES.filter(({ out, ends }) => out <= day && (ends === undefined || day < ends)).map(
    ({ version }) => version,
  );

/** Those of the day from which on they are frozen. */
function formsFrozen(on: (from: Day) => boolean): ReadonlySet<Form> | undefined {
  const forms = [...FROZEN].filter(([, from]) => on(from)).map(([form]) => form);
  return forms.length === 0 ? undefined : new Set<Form>(forms);
}
