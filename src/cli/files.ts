import { type Stats, statSync } from 'node:fs';

/** What the file system says of a path; undefined where nothing is, or may be looked at. */
export function stat(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
