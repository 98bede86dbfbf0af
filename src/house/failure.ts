/** Something outside of the program stands in the way: exit 1. The message is one sentence. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** A command line that cannot be carried out as typed: exit 2. The message is one sentence. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** A word where a command should stand; the ending says which there are. */
export class UnknownCommand extends Error {
  override readonly name = 'UnknownCommand';
  /** What stands before the word: `page `, or nothing. */
  readonly group: string;
  readonly word: string;
  readonly names: readonly string[];

  constructor(group: string, word: string, names: readonly string[]) {
    super(`Unknown command '${group}${word}'`);
    this.group = group;
    this.word = word;
    this.names = names;
  }
}
