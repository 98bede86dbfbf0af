/** Why a store is not copied, as one sentence that says what to do. */
export class CopyError extends Error {
  override readonly name = 'CopyError';
}
