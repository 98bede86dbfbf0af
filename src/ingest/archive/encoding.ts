/** Turns the bytes of a JSON text to UTF-8 as they arrive, where it is sure what they are. */
export class ToUtf8 {
  #isFirst = true;
  #decoder: TextDecoder | undefined;

  /** Takes the next bytes; gives them in UTF-8, without a mark of their order. */
  push(bytes: Buffer): Buffer {
    let piece = bytes;
    if (this.#isFirst && bytes.length > 0) {
      this.#isFirst = false;
      const wide = wideOf(bytes);
      if (wide) this.#decoder = new TextDecoder(wide);
      else piece = withoutMark(bytes);
    }
    return this.#decoder ? Buffer.from(this.#decoder.decode(piece, { stream: true })) : piece;
  }

  /** What is left when there are no more bytes. */
  end(): Buffer {
    return Buffer.from(this.#decoder?.decode() ?? '');
  }
}

/** JSON begins with a letter of ASCII, so that UTF-16 shows itself also without its mark. */
export function wideOf(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
  return undefined;
}

const withoutMark = (bytes: Buffer): Buffer =>
  bytes.toString('latin1', 0, 3) === '\xef\xbb\xbf' ? bytes.subarray(3) : bytes;
