/** A file that is no recording, or one that cannot be carried out: the message says what to do. */
export class RecordingError extends Error {
  override readonly name = 'RecordingError';
}
