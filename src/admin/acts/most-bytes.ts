/** Bytes of the files of one message, at most: as many as Messenger takes (wire.md 8.5). */
export const MOST_BYTES = 25 * 1024 * 1024;
