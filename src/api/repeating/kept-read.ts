import type { Caller } from '../../access/caller.ts';
import type { NodeType } from '../../graph/declare/node-type.ts';
import type { Offer } from '../../graph/declare/offer.ts';
import type { BodyForm, BodyForms } from '../../graph/wire/body-form.ts';
import type { Services } from '../services.ts';

/** What a read was answered. */
export interface ReadAnswer {
  readonly text: string;
  /** Of the first node that was found: calls are counted by it. */
  readonly type: NodeType<unknown, Services> | undefined;
}

/** What stood while a read was answered: while all of it stands, it would be answered the same. */
export interface Grounds {
  /** Another object once the directory has changed, or the clock makes something else of the token. */
  readonly caller: Caller;
  readonly offer: Offer;
  /** That of the directory. */
  readonly generation: number;
  /** That of the caller's Page. */
  readonly revision: number;
}

/** Memory of an answer besides its texts, about, in bytes. */
const ENTRY = 600;

/** A read that was answered, with the ways in which its body has left. */
export class KeptRead implements BodyForms {
  readonly answer: ReadAnswer;
  readonly #grounds: Grounds;
  readonly #grown: (read: KeptRead) => void;
  readonly #forms: [compact?: BodyForm, spread?: BodyForm] = [];
  #bytes: number;

  /**
   * @param key what it is kept by
   * @param grown is told when it takes more memory than before
   */
  constructor(key: string, answer: ReadAnswer, grounds: Grounds, grown: (read: KeptRead) => void) {
    this.answer = answer;
    this.#grounds = grounds;
    this.#grown = grown;
    this.#bytes = ENTRY + key.length + answer.text.length;
  }

  /** About, in memory. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Whether it is what would be answered now. */
  isOf({ caller, offer, generation, revision }: Grounds): boolean {
    const then = this.#grounds;
    return (
      then.caller === caller &&
      then.offer === offer &&
      then.generation === generation &&
      then.revision === revision
    );
  }

  find(isSpread: boolean): BodyForm | undefined {
    return this.#forms[isSpread ? 1 : 0];
  }

  keep(isSpread: boolean, form: BodyForm): void {
    this.#forms[isSpread ? 1 : 0] = form;
    const { text } = this.answer;
    let bytes = this.#bytes - this.#formBytes;
    this.#formBytes = 0;
    for (const each of this.#forms) {
      if (!each) continue;
      // The text of an answer that leaves as it is, is there once.
      const own = each.text === text ? 0 : each.text.length;
      this.#formBytes += own + (each.tag?.length ?? 0) + (each.packed?.length ?? 0);
    }
    bytes += this.#formBytes;
    if (bytes === this.#bytes) return;
    this.#bytes = bytes;
    this.#grown(this);
  }
  #formBytes = 0;
}
