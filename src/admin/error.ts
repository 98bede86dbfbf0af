/** Why a request cannot be carried out, where it is not wrong in itself. */
interface Trouble {
  /** The text that names something which is not there. */
  readonly missing?: string;
  /** The text that something else has already. */
  readonly taken?: string;
}

/** A request that cannot be carried out as given; the message is a sentence for its sender. */
export class AdminError extends Error {
  override readonly name = 'AdminError';
  readonly missing: string | undefined;
  readonly taken: string | undefined;

  constructor(sentence: string, { missing, taken }: Trouble = {}) {
    super(sentence);
    this.missing = missing;
    this.taken = taken;
  }
}
