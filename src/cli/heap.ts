import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 collect its old generation when it has grown by 80 %, where it would wait for several times
 * as much. Servers stay within their aim for memory so (bench/README.md); an import of many small
 * files took 331 MB without this and 247 MB with it, for a tenth more time.
 */
export function collectEarly(): void {
  setFlagsFromString('--heap-growing-percent=80');
}

/**
 * Keeps the young generation as large as loading has made it, some 16 MB: to be called when
 * everything is loaded. Left alone, it grows to 64 MB under load (decisions/0013).
 */
export function keepYoungSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * Has V8 give young objects all of their room at the first need, where it would double it time and
 * again: what is found in an archive lives on, and each collection copies it once more.
 */
export function giveYoungRoom(): void {
  setFlagsFromString('--semi-space-growth-factor=8');
}
