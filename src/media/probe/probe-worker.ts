import { setFlagsFromString } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import mediaInfoFactory, { type MediaInfo } from 'mediainfo.js';
import { type Measures, measuresOf } from './measures.ts';

/** What the worker is told: to measure a file of so many bytes, a piece of it that it asked for. */
export type ProbeOrder = { readonly size: number } | { readonly piece: Uint8Array } | 'close';

/** What it says: which piece it needs, or what it found. */
export type ProbeWord =
  | { readonly at: number; readonly length: number }
  | { readonly found: Measures };

/**
 * Bytes of memory that the library may take, in pieces of 64 KiB. It begins with 33 MB; what V8
 * bounds of a thread is its own heap alone.
 */
const MOST_PAGES = (96 * 1024 * 1024) / 65_536;

interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
declare const WebAssembly: { readonly Memory: { readonly prototype: WasmMemory } };

const { grow } = WebAssembly.Memory.prototype;
WebAssembly.Memory.prototype.grow = function (this: WasmMemory, pages) {
  const { byteLength } = this.buffer;
  if (byteLength / 65_536 + pages > MOST_PAGES) throw new RangeError('That is too much memory.');
  return grow.call(this, pages);
};

// Compiled once and quickly, since the optimising compiler takes another 20 MB. Nothing but the library is
// WebAssembly here.
setFlagsFromString('--no-wasm-tier-up');
setFlagsFromString('--no-wasm-dynamic-tiering');

let library: Promise<MediaInfo> | undefined;
let receive = (_: Uint8Array): void => undefined;

// A thread that reads what media are like, for it may take long and end badly: what it throws ends it.
parentPort?.on('message', (order: ProbeOrder) => {
  if (order === 'close') parentPort?.close();
  else if ('piece' in order) receive(order.piece);
  else void measure(order.size);
});

async function measure(size: number): Promise<void> {
  library ??= mediaInfoFactory({
    locateFile: () => import.meta.resolve('mediainfo.js/MediaInfoModule.wasm'),
  });
  const told = await (await library).analyzeData(size, (length, at) => {
    say({ at, length });
    return new Promise((resolve) => {
      receive = resolve;
    });
  });
  say({ found: measuresOf(told) });
}

const say = (word: ProbeWord): void => parentPort?.postMessage(word);
