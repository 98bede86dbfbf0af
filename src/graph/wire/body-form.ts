/** One way in which the body of an answer leaves, and what was made of it. */
export interface BodyForm {
  readonly text: string;
  /** Its `ETag`, once one was asked for. */
  tag?: string;
  /** The bytes of its gzip, a letter each, once they were asked for. */
  packed?: string;
}

/** Where the ways are kept in which the body of an answer leaves that comes again. */
export interface BodyForms {
  /** @param isSpread whether over lines */
  find(isSpread: boolean): BodyForm | undefined;
  /** Keeps one, or what was made of it since. */
  keep(isSpread: boolean, form: BodyForm): void;
}
