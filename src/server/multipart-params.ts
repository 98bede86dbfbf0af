import { turns } from '../base/turns.ts';
import { GraphError } from '../graph/errors/error.ts';
import { Pairs } from '../graph/wire/pairs.ts';
import type { FileIntake } from './file-intake.ts';
import { MultipartReader, type PartHead, type PartSink } from './multipart.ts';

/** Bytes of all parts together that are no files: a megabyte. */
const LARGEST_FIELDS = 1_048_576;

/**
 * Adds the fields of a multipart body to `params` and hands its files to `files`, in the order in
 * which they come: what a file's fate hangs on has to stand before it.
 *
 * @throws GraphError 100 for a body that is none, or for a file over 25 MB (2018109); 1 for more than
 *   60 parts or 1 MB of fields, or what `files` refuses. Then no file is left.
 */
export async function readMultipart(
  chunks: AsyncIterable<Buffer>,
  contentType: string,
  params: Map<string, string>,
  files: Pick<FileIntake, 'begin' | 'discard'>,
): Promise<void> {
  const pairs = new Pairs(params);
  let fieldBytes = 0;

  const field = (name: string): PartSink => {
    const pieces: Buffer[] = [];
    return {
      write(chunk) {
        fieldBytes += chunk.length;
        if (fieldBytes > LARGEST_FIELDS) throw new GraphError('tooMuchData');
        pieces.push(chunk);
      },
      end: () => pairs.add(name, Buffer.concat(pieces).toString('utf8')),
    };
  };
  const file = async (name: string, filename: string, mime: string): Promise<PartSink> => {
    const incoming = await files.begin(name, params);
    return { write: incoming.write, end: () => incoming.end({ filename, mime }) };
  };
  const open = ({ name, filename, mime }: PartHead): PartSink | Promise<PartSink> =>
    filename === undefined ? field(name) : file(name, filename, mime);

  try {
    const reader = new MultipartReader(contentType, open);
    let isEmpty = true;
    for await (const chunk of chunks) {
      isEmpty = false;
      // Bytes that nearly are a delimiter, again and again, cost a hundred times what others do.
      if (turns.isOver()) await turns.next();
      await reader.write(chunk);
    }
    if (!isEmpty) await reader.end();
    pairs.finish();
  } catch (error) {
    await files.discard();
    throw error;
  }
}
