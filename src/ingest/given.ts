/** Something that an import was given. */
export interface GivenArchive {
  /** As people, and its report, call it: a path, or the name of a file that was sent. */
  readonly name: string;
  /** Where it lies. */
  readonly at: string;
}

/** Files that were sent: where those of a name lie. */
export type SentFiles = ReadonlyMap<string, string>;
