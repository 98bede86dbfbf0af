import type { PersonRow } from '../../store/page/people.ts';
import type { Platform } from '../../store/page/platform.ts';
import type { ExportTally } from '../tally.ts';
import { isWritable, UNWRITABLE } from './text.ts';

/** What Meta writes for an account that is gone (wire.md 14.6). */
const NAMELESS: Readonly<Record<Platform, string>> = {
  MESSENGER: 'Facebook user',
  INSTAGRAM: 'Instagram User',
};

/**
 * The names in one thread. A download tells people apart by name alone, so one that is empty, the
 * business's own, or another's in the thread becomes another name and is counted.
 */
export class ThreadCast {
  readonly business: string;
  readonly #platform: Platform;
  readonly #tally: ExportTally;
  readonly #names = new Map<number, string>();
  readonly #taken = new Set<string>();
  /** Where numbers go on for those who have one name. */
  readonly #numbers = new Map<string, number>();

  /** @param business the name of the Page, or of its account */
  constructor(business: string, platform: Platform, tally: ExportTally) {
    this.business = business;
    this.#platform = platform;
    this.#tally = tally;
  }

  /** Takes in somebody who takes part, has written or has reacted; gives the name. */
  add(person: PersonRow): string {
    const known = this.#names.get(person.no);
    if (known !== undefined) return known;
    const own = ownName(person, this.#platform);
    const name = this.#free(own.trim() === '' ? NAMELESS[this.#platform] : own);
    if (name !== own) {
      this.#tally.lose(
        isWritable(own) ? 'names that were empty or stood for two in a thread' : UNWRITABLE,
      );
    }
    this.#names.set(person.no, name);
    return name;
  }

  /** The name of a sender or reactor: the business (0), one who was added, or nobody. */
  nameOf(no: number | null): string | undefined {
    return no === 0 ? this.business : no === null ? '' : this.#names.get(no);
  }

  #free(wanted: string): string {
    const first = storable(wanted);
    let name = first;
    let n = this.#numbers.get(first) ?? 2;
    while (this.#isTaken(name)) name = `${first} (${n++})`;
    this.#numbers.set(first, n);
    this.#taken.add(name);
    return name;
  }

  /** People are told apart letter by letter; the business is found as people compare names. */
  #isTaken(name: string): boolean {
    return this.#taken.has(name) || plain(name) === plain(this.business);
  }
}

/** What the wire tells of a person: on Instagram the username. */
export const ownName = ({ name, username }: PersonRow, platform: Platform): string =>
  platform === 'INSTAGRAM' ? (username ?? name) : name;

const storable = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed();

const plain = (name: string): string => storable(name).normalize('NFC').trim();
