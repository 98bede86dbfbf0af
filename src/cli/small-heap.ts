import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the memory of a server near what it uses. Left alone, V8 lets its young generation grow to
 * 64 MB under load and its old one to several times what is alive. How tight the second is kept is
 * paid for in CPU by pages of conversations: at 80 % the aim for memory is met (bench/README.md).
 * To be called when everything is loaded: the young generation stays as large as loading has made
 * it, some 16 MB.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=80');
}
