/** Something outside of the program stands in the way: exit 1. The message is one sentence. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** A command line that cannot be carried out as typed: exit 2. The message is one sentence. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}
