/** Somebody wanted to write to a store that was opened to be read. */
export class ReadOnlyStore extends Error {
  override readonly name = 'ReadOnlyStore';

  constructor() {
    super(
      'The store is served read-only: nothing is written until it is served without --read-only.',
    );
  }
}
