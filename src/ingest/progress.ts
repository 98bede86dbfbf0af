/** How far an import is. */
export interface Progress {
  /** Bytes of all files that have been read, of how many. */
  readonly bytes: number;
  readonly total: number;
  readonly conversations: number;
  readonly messages: number;
}
