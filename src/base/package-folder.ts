/**
 * The folder of the package, or of the repository. Seen from here and from the files of the bundle
 * alike, all of which lie in a folder of `dist/` (rolldown.config.ts).
 */
export const PACKAGE_FOLDER = new URL('../../', import.meta.url);
