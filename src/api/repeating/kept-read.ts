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

/** What a read was asked by, besides its address. */
interface ReadAsking {
  readonly origin: string;
  readonly home: string | undefined;
  readonly dialect: string;
  readonly token: string | undefined;
  /** What its app or version has no more, as one text. */
  readonly lacks: string;
}

/** What stood while a read was answered: while all of it stands, it would be answered the same. */
export interface Grounds extends ReadAsking {
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

/** What an answer takes in memory, about, as it is kept first. */
const bytesOf = (key: string, text: string): number => ENTRY + key.length + text.length;

/** A read that was answered, with the ways in which its body has left. */
export class KeptRead implements BodyForms {
  readonly key: string;
  readonly answer: ReadAnswer;
  readonly grounds: Grounds;
  readonly #grown: (read: KeptRead) => void;
  #compact: BodyForm | undefined;
  #spread: BodyForm | undefined;
  #bytes: number;

  /** @param grown is told when it takes more memory than before */
  constructor(key: string, answer: ReadAnswer, grounds: Grounds, grown: (read: KeptRead) => void) {
    this.key = key;
    this.answer = answer;
    this.grounds = grounds;
    this.#grown = grown;
    this.#bytes = bytesOf(key, answer.text);
  }

  /** About, in memory. */
  get bytes(): number {
    return this.#bytes;
  }

  find(isSpread: boolean): BodyForm | undefined {
    return isSpread ? this.#spread : this.#compact;
  }

  keep(isSpread: boolean, form: BodyForm): void {
    if (isSpread) this.#spread = form;
    else this.#compact = form;
    const { text } = this.answer;
    const bytes =
      bytesOf(this.key, text) + moreOf(this.#compact, text) + moreOf(this.#spread, text);
    if (bytes === this.#bytes) return;
    this.#bytes = bytes;
    this.#grown(this);
  }
}

/** What a form takes besides the text of the answer, which is there once where it leaves as it is. */
function moreOf(form: BodyForm | undefined, text: string): number {
  if (!form) return 0;
  const own = form.text === text ? 0 : form.text.length;
  return own + (form.tag?.length ?? 0) + (form.packed?.length ?? 0);
}
