import { closeSync, fsyncSync, openSync } from 'node:fs';

/**
 * Waits until the names in a directory are on the disk: a power cut may take what was made in it
 * until then, however well its own bytes are kept.
 * @throws Error of the file system
 */
export function syncDir(path: string): void {
  // Windows opens no directory, and writes its names through.
  if (process.platform === 'win32') return;
  const directory = openSync(path, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
