import { LRUCache } from 'lru-cache';
import type { AppReach } from '../../store/directory.ts';
import type { HeadCount } from '../../store/page/engagement.ts';
import type { Platform } from '../../store/page/platform.ts';
import type { Store } from '../../store/store.ts';
import { ENGAGED_FOR } from './policy.ts';

/** How long a count is believed while what is counted stays as it is, in ms: people leave by the clock. */
export const COUNT_LIVES = 60_000;

/** A count over more rows than this is not made anew at every change, only when its time is up. */
const CHEAP = 200;

const MOST_KEPT = 4_096;

interface CountEntry {
  /** The revision or generation of what was counted. */
  readonly mark: number;
  readonly at: number;
  readonly rows: number;
}

/**
 * How many heads a limit is counted by. Small counts follow every change of what they count at once;
 * large ones are at most a minute old, so that no flood of messages makes a flood of counting.
 */
export class HeadCounts {
  readonly #store: Store;
  readonly #engaged = new LRUCache<string, CountEntry & HeadCount>({ max: MOST_KEPT });
  readonly #reach = new LRUCache<string, CountEntry & AppReach>({ max: MOST_KEPT });

  constructor(store: Store) {
    this.#store = store;
  }

  /** People who wrote to a Page or its Instagram account in the last 24 hours before `now`. */
  async engaged(page: number, platform: Platform, now: number): Promise<number> {
    const { people } = await this.#counted<HeadCount>(
      this.#engaged,
      { key: `${page} ${platform}`, mark: this.#store.revision(page), now },
      () => this.#store.page(page).engagement.writers(platform, now - ENGAGED_FOR, now),
    );
    return people;
  }

  /** Whom an app reaches. */
  reachOfApp(app: string, now: number): Promise<AppReach> {
    return this.#counted(this.#reach, { key: app, mark: this.#store.generation(), now }, () =>
      this.#store.directory.apps.reach(app),
    );
  }

  async #counted<T extends { readonly rows: number }>(
    kept: LRUCache<string, CountEntry & T>,
    { key, mark, now }: { readonly key: string; readonly mark: number; readonly now: number },
    count: () => Promise<T>,
  ): Promise<T> {
    const known = kept.get(key);
    const young = known !== undefined && Math.abs(now - known.at) < COUNT_LIVES;
    if (young && (known.mark === mark || known.rows > CHEAP)) return known;
    const fresh = { ...(await count()), mark, at: now };
    kept.set(key, fresh);
    return fresh;
  }
}
