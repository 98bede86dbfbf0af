/** Bytes `start` to `end` as text, a character a byte; shorter where the bytes end. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}
