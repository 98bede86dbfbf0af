/** An export cannot begin as it was asked for; nothing was written. The message is one sentence. */
export class ExportRefused extends Error {
  override readonly name = 'ExportRefused';
}
