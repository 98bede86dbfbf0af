/** An import cannot begin as it was asked for; nothing was written. The message is one sentence. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
}
