const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  ELOOP: 'it is a link, and links are not followed',
  EISDIR: 'it is a folder',
  Z_BUF_ERROR: 'its bytes in the zip break off',
  Z_DATA_ERROR: 'its bytes in the zip are damaged',
};

/** Why a file could not be read, for people. */
export function failureText(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : String(error);
  // yauzl's words for an entry that is longer or shorter than it should be.
  if (/bytes in the stream/.test(message)) return 'it is not as long as its zip tells';
  return REASONS[code] ?? message;
}
