import type { Platform } from '../../store/page/platform.ts';
import { ImportRefused } from '../refused.ts';
import type { NameCount } from './name-counts.ts';

/** Why it is not clear who the business is, and who it may be. */
export interface BusinessQuestion {
  readonly platform: Platform;
  /** Everybody in the threads, those in most first. */
  readonly names: readonly NameCount[];
  /** How many threads there are. */
  readonly of: number;
  /** The name that is meant by a text, if it is one of them. */
  readonly find: (text: string) => string | undefined;
  /** A name of the Page's own that takes part, and one that fits better. */
  readonly worse?: readonly [own: NameCount, rival: NameCount] | undefined;
  /** A name that was given, and is not there. */
  readonly missing?: string | undefined;
  /** Names of the Page's own, where none takes part. */
  readonly sought?: readonly string[] | undefined;
  /** The flag that answers. */
  readonly flag: string;
}

/** Names told in an error. */
const MOST_TOLD = 20;

/** The refusal where nobody can be asked: what is not clear, and the flag that answers. */
export function refusal(question: BusinessQuestion): ImportRefused {
  const { names, worse, flag } = question;
  const unclear = whatIsUnclear(question);
  if (worse) {
    const [own, rival] = worse.map(({ name }) => `${flag} ${asTyped(name)}`);
    return new ImportRefused(`${unclear}: say who the business is, with ${rival} or ${own}.`);
  }
  const told = names.slice(0, MOST_TOLD).map(({ name }) => quoted(name));
  const more = names.length > MOST_TOLD ? ` and ${names.length - MOST_TOLD} more` : '';
  return new ImportRefused(
    `${unclear}: name the business with ${flag}, as one of ${told.join(', ')}${more}.`,
  );
}

/** What is not clear, for people; without an end. */
export function whatIsUnclear({ of, worse, missing, sought = [] }: BusinessQuestion): string {
  if (worse) {
    const [own, rival] = worse;
    const threads = of === 1 ? '1 thread' : `${of} threads`;
    const also =
      own.threads === rival.threads ? 'as many, and the archive is of that account' : rival.threads;
    return `${quoted(own.name)} takes part in ${own.threads} of ${threads} of the archive, and ${quoted(rival.name)} in ${also}`;
  }
  if (missing !== undefined) return `There is no ${quoted(missing)} in the archive`;
  const own = [...new Set(sought)].map(quoted).join(' or ');
  return `It is not clear who in the archive is the business, and ${own} is not there`;
}

/** Names come from strangers: what would move the cursor of a terminal is written out. */
export const quoted = (name: string): string =>
  JSON.stringify(name).replace(
    /[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A name as a shell takes it, whatever is in it: this line will be copied. */
function asTyped(name: string): string {
  // What nobody can see or type does not matter where names are compared.
  const text = name.replace(/\s+/gu, ' ').replace(/[\p{Cc}\p{Cf}]/gu, '');
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}
