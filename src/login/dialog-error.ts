/** What a person is told of a dialog that cannot be shown. */
interface Telling {
  readonly sentence: string;
  /** What the sentence is about, as it was given. */
  readonly about?: readonly string[];
  /** The command that puts it right, without the program's name. */
  readonly mend?: string;
  /** HTTP status; 400 without. */
  readonly status?: number;
}

/** A dialog that cannot be shown, or not go on; the page says why, and nothing leaves for the app. */
export class DialogError extends Error {
  override readonly name = 'DialogError';
  readonly title: string;
  readonly about: readonly string[];
  readonly mend: string | undefined;
  readonly status: number;

  constructor(title: string, { sentence, about = [], mend, status = 400 }: Telling) {
    super(sentence);
    this.title = title;
    this.about = about;
    this.mend = mend;
    this.status = status;
  }
}
