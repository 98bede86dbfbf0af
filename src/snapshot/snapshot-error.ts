/** A snapshot that cannot be taken or put back as asked; the message is a sentence for who asks. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
  /** The name of one that is not there. */
  readonly missing: string | undefined;

  constructor(sentence: string, { missing, cause }: { missing?: string; cause?: unknown } = {}) {
    super(sentence, { cause });
    this.missing = missing;
  }
}
