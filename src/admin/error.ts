/** Why a request cannot be carried out, where it is not wrong in itself. */
interface Trouble {
  /** The text that names something which is not there. */
  readonly missing?: string;
  /** The text that something else has already. */
  readonly taken?: string;
  /** Whether what is there does not let it be done, however it is said. */
  readonly conflict?: boolean;
  /** Whether it is more than is taken. */
  readonly tooLarge?: boolean;
  /** Whether there is no room for it. */
  readonly noRoom?: boolean;
}

/** A request that cannot be carried out as given; the message is a sentence for its sender. */
export class AdminError extends Error {
  override readonly name = 'AdminError';
  readonly missing: string | undefined;
  readonly taken: string | undefined;
  readonly conflict: boolean;
  readonly tooLarge: boolean;
  readonly noRoom: boolean;

  constructor(sentence: string, trouble: Trouble = {}) {
    const { missing, taken, conflict = false, tooLarge = false, noRoom = false } = trouble;
    super(sentence);
    this.missing = missing;
    this.taken = taken;
    this.conflict = conflict;
    this.tooLarge = tooLarge;
    this.noRoom = noRoom;
  }
}
