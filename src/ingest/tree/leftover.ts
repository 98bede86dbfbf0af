/** Folders and files that belong to an operating system, as macOS packs them into every zip (wire.md 14.16). */
const LEFTOVERS = /(?:^|\/)(?:__MACOSX(?:\/|$)|\._[^/]*$|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/** Whether a path is what an operating system leaves beside files: nothing of a download. */
export const isLeftover = (path: string): boolean => LEFTOVERS.test(path);
