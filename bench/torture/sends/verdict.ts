import type { Acknowledged } from './clients.ts';
import type { Done, Kept, KeptMessage } from './kept.ts';
import type { Receipt } from './receiver.ts';
import type { Stage, StagePage } from './stage.ts';

/** Requests that a lane has under way, at most: so many may come twice after a kill. */
const IN_FLIGHT = 16;

/** What came so far. */
export interface Deliveries {
  /** How often something came that had come before. */
  readonly again: number;
  /** How many of one app and Page after one kill, at most. */
  readonly mostAgain: number;
}

/**
 * Compares what receivers got with what the store holds, kill by kill: what of it was looked at stays
 * known.
 */
export class Verdict {
  readonly #stage: Pick<Stage, 'apps'>;
  readonly #due: (message: KeptMessage) => readonly string[];
  #looked = 0;
  /** By app and mid: in which life it came last, and in which it was taken last, if it was. */
  readonly #came = new Map<string, { life: number; taken: number | undefined }>();
  /** By app, Page and conversation: the newest event that has come. */
  readonly #newest = new Map<string, number>();
  /** By app, Page and life: what came again. */
  readonly #again = new Map<string, number>();
  #before: readonly Done[] = [];

  /** @param due names of the apps that are told of something: all of its Page without */
  constructor(
    stage: Pick<Stage, 'apps'> & { readonly pages: readonly Pick<StagePage, 'id' | 'apps'>[] },
    due: (message: KeptMessage) => readonly string[] = ({ page }) =>
      stage.pages.find(({ id }) => id === page)?.apps ?? [],
  ) {
    this.#stage = stage;
    this.#due = due;
  }

  /** What came again. */
  get deliveries(): Deliveries {
    const counts = [...this.#again.values()];
    return { again: counts.reduce((a, b) => a + b, 0), mostAgain: Math.max(0, ...counts) };
  }

  /**
   * What is wrong after a kill, in words.
   * @param receipts all of them, those that were looked at too
   * @param claims what was acknowledged since the kill before
   */
  look(receipts: readonly Receipt[], claims: readonly Acknowledged[], kept: Kept): string[] {
    const wrong: string[] = [];
    for (const { mid, text, page } of claims) {
      const found = kept.messages.get(mid);
      if (found?.text !== text || found.page !== page) wrong.push(`acknowledged, missing: ${text}`);
    }
    for (; this.#looked < receipts.length; this.#looked++) {
      const receipt = receipts[this.#looked] as Receipt;
      const said = this.#judge(receipt, kept);
      if (said) wrong.push(`${said}: ${JSON.stringify(receipt)}`);
    }
    wrong.push(...this.#passedOver(kept));
    this.#before = kept.done;
    return wrong;
  }

  /** Whom a message was to be told and was not, in words; for when nothing is under way any more. */
  missing({ messages }: Kept): string[] {
    const wrong: string[] = [];
    for (const [mid, message] of messages) {
      for (const app of this.#due(message)) {
        if (this.#came.get(`${app} ${mid}`)?.taken === undefined) {
          wrong.push(`never told to ${app}: event ${message.no} of ${message.page}`);
        }
      }
    }
    return wrong;
  }

  #judge({ app, page, mid, text, life, taken, signed }: Receipt, kept: Kept): string | undefined {
    const message = kept.messages.get(mid);
    if (!message) return 'of nothing that is there';
    if (!signed) return 'not signed by its secret';
    if (!this.#due(message).includes(app)) return 'for another';
    if (message.page !== page || message.text !== text) return 'of another message';
    const appId = this.#stage.apps[app]?.id ?? '';
    const mine = (done: Done) => done.app === appId && done.page === page;
    const key = `${app} ${mid}`;
    const first = this.#came.get(key);
    this.#came.set(key, { life, taken: taken ? life : first?.taken });
    const line = `${app} ${page} ${message.conversation}`;
    const newest = this.#newest.get(line) ?? 0;
    if (!first) {
      if (message.no < newest) return `out of order, behind event ${newest}`;
      this.#newest.set(line, message.no);
    } else if (first.life === life) {
      if (first.taken === life) return 'twice, without a kill between';
    } else {
      if (this.#before.find(mine)?.has(message)) return 'again, though it was done with';
      const count = (this.#again.get(`${app} ${page} ${life}`) ?? 0) + 1;
      this.#again.set(`${app} ${page} ${life}`, count);
      if (count > IN_FLIGHT) return `again, the ${count}th of its lane`;
    }
    return undefined;
  }

  /** What a store takes for done, and no receiver has taken. */
  #passedOver({ messages, done }: Kept): string[] {
    const wrong: string[] = [];
    for (const [mid, message] of messages) {
      for (const app of this.#due(message)) {
        const { id = '' } = this.#stage.apps[app] ?? {};
        if (!message.told.includes(id)) wrong.push(`event ${message.no} is not for ${app}`);
        const own = done.find((each) => each.app === id && each.page === message.page);
        if (own?.has(message) && this.#came.get(`${app} ${mid}`)?.taken === undefined) {
          wrong.push(`done with, never told to ${app}: event ${message.no} of ${message.page}`);
        }
      }
    }
    return wrong;
  }
}
