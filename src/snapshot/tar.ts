/** Bytes of a block: what an archive is made of. */
const BLOCK = 512;
/** The largest number that eleven octal digits hold; larger ones are written in base 256. */
const MOST_OCTAL = 8 ** 11 - 1;

/** What stands before a file in an archive: a header as POSIX has it (ustar). */
export function tarHeader(name: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  const put = (text: string, at: number): number => block.write(text, at, 'latin1');
  put(name, 0);
  put('0000600\0', 100);
  put('0000000\0', 108);
  put('0000000\0', 116);
  if (size <= MOST_OCTAL) put(`${size.toString(8).padStart(11, '0')}\0`, 124);
  else {
    block.writeUInt8(0x80, 124);
    block.writeBigUInt64BE(BigInt(size), 128);
  }
  put('00000000000\0', 136);
  put('        0', 148);
  put('ustar\x0000', 257);
  put(`${sumOf(block).toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** Bytes that follow a file, up to a whole block. */
export const tarPadding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);

/** What stands at the end. */
export const TAR_END = Buffer.alloc(2 * BLOCK);

/** A file within an archive. */
export interface TarEntry {
  readonly name: string;
  readonly size: number;
  /** To be read before the next entry. */
  readonly bytes: () => AsyncGenerator<Buffer, void>;
}

/** What the bytes of an archive end before. */
export class TarCut extends Error {
  override readonly name = 'TarCut';
}

/**
 * The files of an archive, in their order; what is not read of one is passed over.
 * @throws TarCut where it ends before its end, or is none
 */
export async function* tarEntries(chunks: AsyncIterable<Buffer>): AsyncGenerator<TarEntry, void> {
  const source = new Chunks(chunks);
  try {
    for (;;) {
      const block = await source.exactly(BLOCK);
      if (block.every((byte) => byte === 0)) break;
      const { name, size } = readTarHeader(block);
      const bytes = bytesOf(source, size);
      yield { name, size, bytes: () => bytes };
      for await (const _ of bytes);
      await source.exactly(tarPadding(size).length);
    }
    // To its very end: what is wrong with it shows there.
    await source.drain();
  } finally {
    await source.end();
  }
}

async function* bytesOf(source: Chunks, size: number): AsyncGenerator<Buffer, void> {
  for (let left = size; left > 0; ) {
    const some = await source.some(left);
    left -= some.length;
    yield some;
  }
}

function readTarHeader(block: Buffer): Pick<TarEntry, 'name' | 'size'> {
  const text = (from: number, length: number): string =>
    block.toString('latin1', from, from + length).split('\0', 1)[0] ?? '';
  const sum = Number.parseInt(text(148, 8).trim(), 8);
  const plain = Buffer.from(block);
  plain.fill(' ', 148, 156);
  if (sum !== sumOf(plain)) throw new TarCut();
  const size =
    block[124] === 0x80 ? Number(block.readBigUInt64BE(128)) : Number.parseInt(text(124, 12), 8);
  if (!Number.isSafeInteger(size) || size < 0) throw new TarCut();
  return { name: text(0, 100), size };
}

const sumOf = (block: Buffer): number => block.reduce((sum, byte) => sum + byte, 0);

/** Bytes of a stream, as many as are wanted at a time. */
class Chunks {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** At least one byte, and no more than so many. */
  async some(most: number): Promise<Buffer> {
    while (this.#rest.length === 0) {
      const next = await this.#chunks.next();
      if (next.done) throw new TarCut();
      this.#rest = next.value;
    }
    const taken = this.#rest.subarray(0, most);
    this.#rest = this.#rest.subarray(taken.length);
    return taken;
  }

  /** Reads what is left, of which nothing is wanted. */
  async drain(): Promise<void> {
    while (!(await this.#chunks.next()).done);
  }

  async end(): Promise<void> {
    await this.#chunks.return?.();
  }

  async exactly(count: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let left = count; left > 0; ) {
      const some = await this.some(left);
      parts.push(some);
      left -= some.length;
    }
    return Buffer.concat(parts);
  }
}
