/** An export cannot be made where or as it was asked for. The message is one sentence. */
export class ExportRefused extends Error {
  override readonly name = 'ExportRefused';
}
