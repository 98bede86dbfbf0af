/** Letters of a text that is kept; only fields said many times over give a longer one. */
const LONGEST_KEPT = 512;

/**
 * The text of a node that outlives a request, kept on the node as it was last written: a sender is
 * asked for again and again in the same words. One text for each node, whatever clients ask, and
 * only when it is written for the second time: of a list gone through once none is kept.
 */
export class Memo {
  /** The fields last written ({@link Plan.form}). */
  #form = '';
  #text: string | undefined;

  /** The text for these fields, where it is kept. */
  recall(form: string): string | undefined {
    return this.#form === form ? this.#text : undefined;
  }

  /** Takes notice of a text that was written. */
  notice(form: string, text: string): void {
    if (this.#form !== form) {
      this.#form = form;
      this.#text = undefined;
    } else if (text.length <= LONGEST_KEPT) {
      // Put together it is a tree of pieces; looked at by the letter, it becomes one.
      text.charCodeAt(0);
      this.#text = text;
    }
  }
}
