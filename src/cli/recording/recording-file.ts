import { access, constants, readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { writeWholeFile } from '../../base/whole-file.ts';
import { WrongUse } from '../../house/failure.ts';
import { readRecording, recordingText } from '../../recording/file.ts';
import type { Recording } from '../../recording/recording.ts';
import { MOST_BYTES_OF_FILE } from '../../recording/schema.ts';

/**
 * The recording in a file.
 * @throws WrongUse where there is none, RecordingError where it is none
 */
export async function recordingIn(path: string): Promise<Recording> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES_OF_FILE) {
      throw new WrongUse(
        `${path} has more than ${MOST_BYTES_OF_FILE / 1_048_576} MB: it is no recording.`,
      );
    }
    return readRecording(path, await readFile(path, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') {
      throw new WrongUse(`There is no file ${path}: \`npx convograph record ${path}\` writes one.`);
    }
    if (code === 'EISDIR') throw new WrongUse(`${path} is a folder: name a file.`);
    throw error;
  }
}

/**
 * Refuses to write over what is no recording, and where nothing can be written: before it is recorded.
 * @throws WrongUse
 */
export async function requireWritable(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  const folder = dirname(resolve(path));
  await access(folder, constants.W_OK).catch(() => {
    throw new WrongUse(
      `Nothing can be written into ${folder}: make the folder, or name a file in another.`,
    );
  });
  if (!found) return;
  if (found.isFile() && (await recordingIn(path).catch(() => undefined))) return;
  throw new WrongUse(`${path} is there and is no recording: name another file.`);
}

/** Writes it, and gives how many bytes it has. */
export async function saveRecording(path: string, recording: Recording): Promise<number> {
  const text = recordingText(recording);
  await writeWholeFile(path, text);
  return Buffer.byteLength(text);
}
