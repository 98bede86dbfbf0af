import { GraphError } from '../graph/error.ts';
import type { UploadedFile } from '../graph/request.ts';
import { Pairs } from '../graph/wire/pairs.ts';
import type { Upload, Uploads } from '../media/uploads.ts';
import { MultipartReader, type Part, type PartHead } from './multipart.ts';

const MEGABYTE = 1_048_576;
const LARGEST_FILE = 25 * MEGABYTE;
/** Bytes of all parts together that are no files. */
const LARGEST_FIELDS = MEGABYTE;

/** Files of one request, each removed in the end unless somebody has taken it. */
export class ReceivedFiles {
  readonly byName = new Map<string, UploadedFile>();
  readonly #uploads: Upload[] = [];

  add(upload: Upload): void {
    this.#uploads.push(upload);
  }

  async discard(): Promise<void> {
    for (const upload of this.#uploads) await upload.discard();
  }
}

/**
 * Adds the fields of a multipart body to `params` and writes its files to the disk as they come.
 *
 * @throws GraphError 100 for a body that is none, or for a file over 25 MB (2018109); 1 for more than
 *   60 parts or 1 MB of fields. Then no file is left.
 */
export async function readMultipart(
  chunks: AsyncIterable<Buffer>,
  contentType: string,
  params: Map<string, string>,
  uploads: Uploads,
): Promise<ReceivedFiles> {
  const pairs = new Pairs(params);
  const files = new ReceivedFiles();
  let fieldBytes = 0;

  const field = (name: string): Part => {
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
  const file = async (name: string, filename: string, mime: string): Promise<Part> => {
    const upload = await uploads.begin();
    files.add(upload);
    return {
      write(chunk) {
        if (upload.size + chunk.length > LARGEST_FILE) throw new GraphError('attachmentSize');
        return upload.write(chunk);
      },
      async end() {
        await upload.close();
        const { path, size } = upload;
        // A form whose file was not chosen sends one without a name and without a byte.
        if (filename !== '' || size > 0) files.byName.set(name, { path, size, mime, filename });
      },
    };
  };
  const open = ({ name, filename, mime }: PartHead): Part | Promise<Part> =>
    filename === undefined ? field(name) : file(name, filename, mime);

  try {
    const reader = new MultipartReader(contentType, open);
    let isEmpty = true;
    for await (const chunk of chunks) {
      isEmpty = false;
      await reader.write(chunk);
    }
    if (!isEmpty) await reader.end();
    pairs.finish();
    return files;
  } catch (error) {
    await files.discard();
    throw error;
  }
}
