/**
 * Another import has taken over a Page, since this one was not seen for longer than a lease lasts.
 * What it had committed stays; what it was writing is undone. The message is one sentence.
 */
export class ImportOvertaken extends Error {
  override readonly name = 'ImportOvertaken';
}
