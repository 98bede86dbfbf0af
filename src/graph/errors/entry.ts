/** One row of the error catalogue: everything of a Graph error that does not change per request. */
export interface ErrorEntry {
  readonly code: number;
  readonly subcode?: number;
  /** HTTP status: 400, 403, 404 or 500; clients break on others (wire.md 11). */
  readonly status: number;
  readonly type:
    | 'OAuthException'
    | 'GraphMethodException'
    | 'GraphBatchException'
    | 'IGApiException'
    | 'Exception';
  /** Text as it leaves; `{words}` are filled in by whoever throws. */
  readonly message: string;
  /** `is_transient`; absent from the body where nothing is said. */
  readonly transient?: boolean;
  /** The word of `WWW-Authenticate`, where the code alone does not tell it (wire.md 2.5). */
  readonly challenge?: 'invalid_code';
  /** Whether it is none of Meta's: the answer says so (wire.md has no row of it). */
  readonly extension?: true;
  /** When it is raised, for people: the reference pages are made from it. */
  readonly when: string;
}

/** An OAuthException, with 400 unless said otherwise. */
export const oauth = (
  code: number,
  message: string,
  when: string,
  rest: Partial<ErrorEntry> = {},
) => ({ code, status: 400, type: 'OAuthException', message, when, ...rest }) as ErrorEntry;

/** A GraphMethodException, with 400 unless said otherwise. */
export const method = (
  code: number,
  message: string,
  when: string,
  rest: Partial<ErrorEntry> = {},
) => ({ code, status: 400, type: 'GraphMethodException', message, when, ...rest }) as ErrorEntry;

/** Where messages send people. */
export const DOCS = 'https://developers.facebook.com/docs/graph-api';
