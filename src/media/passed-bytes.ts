import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes after which the memory of those that have passed is given back. */
const STEP = 16 * 1024 * 1024;

let passed = 0;
let collect: ((what: { readonly type: 'minor' }) => void) | undefined;

/**
 * Notes bytes of a stream that were written and are needed no more. V8 counts what lies outside of its heap
 * little, and lets 60 to 80 MB of them lie (bench/README.md); what is young it collects in a few ms.
 */
export function notePassed(bytes: number): void {
  passed += bytes;
  if (passed < STEP) return;
  passed = 0;
  collect ??= exposed();
  collect({ type: 'minor' });
}

/** V8's own function, which it gives to contexts that are made after it was told to. */
function exposed(): NonNullable<typeof collect> {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc');
}
