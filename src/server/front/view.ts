/** An id and whose it is. */
export interface ShownId {
  readonly what: string;
  readonly id: string;
  /** A name, which may hold anything. */
  readonly name?: string | undefined;
}

/** What the front page tells of the store that is served. Holds no token and no secret. */
export interface FrontFacts {
  /** Of the program. */
  readonly version: string;
  /** What is served, in a sentence. */
  readonly served: string;
  readonly ids: readonly ShownId[];
  /** How many more Pages and apps there are than are shown. */
  readonly more: number;
  /** Reads to try: what they show, and their path below a version, with a parameter. */
  readonly calls: readonly { readonly title: string; readonly path: string }[];
  /** Whether there is a console, which asks for a key of its own. */
  readonly hasConsole: boolean;
  /** The certificate by which it is trusted, where it is to be named. */
  readonly rootFile?: string | undefined;
  /** Where a token comes from: a comment or command of a shell. */
  readonly token: string;
}
