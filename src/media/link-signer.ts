import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

/** The expiry of a link that never ends, also for a clock that is set past the year 2038. */
export const NEVER = 0x7fffffff;

const DAY = 86_400_000;
/** Whole days for which a link of a strict Page is good, beside the rest of the day in which it is made. */
const LIFE = 7;

/**
 * When a link ends, in Unix seconds: of a strict Page in seven days, as Meta's CDN lets them end, at the
 * end of a day, so that it is the same from list to list; of others never.
 * @param at when it is made, in epoch ms of the store's clock
 */
export const linkEnd = (isStrict: boolean, at: number): number =>
  isStrict ? ((Math.floor(at / DAY) + 1 + LIFE) * DAY) / 1000 : NEVER;

/** How long a story is there, in ms. */
export const STORY_LIFE = DAY;

/**
 * When the link to a story ends, in Unix seconds: of a strict Page with the story.
 * @param created when the message was sent that tells of it, in epoch ms
 */
export const storyEnd = (isStrict: boolean, created: number): number =>
  isStrict ? Math.floor((created + STORY_LIFE) / 1000) : NEVER;

/**
 * Signatures kept ready in each of two generations; both full are 1.5 MB. A list shows the same
 * pictures (profiles, stickers) again and again: a new link costs 4.5 µs, a kept one 0.15 µs.
 * Two generations, because a Map used as a strict LRU list scans past the places of what it
 * deleted: measured, 1.7 µs more for each new link.
 */
const MOST_KEPT = 2_048;

interface SignedQuery {
  readonly expires: number;
  readonly query: string;
}

/** Signs media links: HMAC-SHA256 over name and expiry, cut to 16 bytes. They hold no token. */
export class LinkSigner {
  readonly #key: KeyObject;
  #young = new Map<string, SignedQuery>();
  #old = new Map<string, SignedQuery>();

  constructor(key: Buffer) {
    this.#key = createSecretKey(key);
  }

  /**
   * The query of a link, `oe=…&oh=…`.
   * @param expires unix seconds, or {@link NEVER}
   */
  query(name: string, expires: number): string {
    const young = this.#young.get(name);
    if (young?.expires === expires) return young.query;
    const old = this.#old.get(name);
    const kept = old?.expires === expires ? old : this.#make(name, expires);
    if (this.#young.size >= MOST_KEPT) [this.#old, this.#young] = [this.#young, new Map()];
    this.#young.set(name, kept);
    return kept.query;
  }

  /**
   * Whether a link is ours and has not ended. A wrong signature takes as long wherever it is wrong.
   * @param nowMs epoch milliseconds
   */
  check(name: string, oe: string, oh: string, nowMs: number): 'ok' | 'refused' {
    const given = Buffer.from(oh);
    // What is signed is the text of the expiry, so no second spelling of it is right.
    const right = Buffer.from(this.#sign(name, oe));
    if (given.length !== right.length || !timingSafeEqual(given, right)) return 'refused';
    const expires = Number.parseInt(oe, 16);
    return expires === NEVER || nowMs < expires * 1000 ? 'ok' : 'refused';
  }

  #make(name: string, expires: number): SignedQuery {
    const oe = expires.toString(16);
    return { expires, query: `oe=${oe}&oh=${this.#sign(name, oe)}` };
  }

  #sign(name: string, oe: string): string {
    const mac = createHmac('sha256', this.#key).update(`${name}?${oe}`).digest('hex');
    return mac.slice(0, 32);
  }
}
