/**
 * Another import has taken over a Page, since this one was not seen for longer than a lease lasts, or
 * the Page was deleted. What was committed before stays as it is then; what was being written is
 * undone. The message is one sentence.
 */
export class ImportOvertaken extends Error {
  override readonly name = 'ImportOvertaken';
}
