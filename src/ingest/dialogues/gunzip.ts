import { createGunzip } from 'node:zlib';

/**
 * Decompresses gzip as it arrives, one piece at a time, so that memory stays bounded. Of a file
 * that breaks off everything before the break comes out: Node's own iterator over the stream would
 * drop what it has buffered when the error strikes. Of a damaged one zlib keeps the last few
 * kilobytes to itself.
 * @throws Error of zlib, after what could be read
 */
export async function* gunzip(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const stream = createGunzip({ chunkSize: 64 * 1024 });
  let ready: Buffer[] = [];
  const failed = new Promise<Error>((resolve) => stream.once('error', resolve));
  stream.on('data', (bytes: Buffer) => ready.push(bytes));
  const ended = new Promise<undefined>((resolve) => stream.once('end', () => resolve(undefined)));
  const taken = () => {
    const bytes = ready;
    ready = [];
    return bytes;
  };
  try {
    for await (const piece of pieces) {
      const written = new Promise<undefined>((resolve) => {
        stream.write(piece, () => resolve(undefined));
      });
      const error = await Promise.race([failed, written]);
      yield* taken();
      if (error) throw error;
      if (stream.destroyed) break;
    }
    stream.end();
    const error = await Promise.race([failed, ended]);
    yield* taken();
    if (error) throw error;
  } finally {
    stream.destroy();
  }
}
