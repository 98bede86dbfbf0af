/** Whether a path with `/` stays below the folder that it begins in. */
export const isInside = (path: string): boolean =>
  path !== '' &&
  !/[\\\0]/.test(path) &&
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

/** Bytes of a file's name: the systems end at 255, and temporary names and numbers need room. */
const LONGEST = 180;

/** Names that Windows keeps for devices, with whatever ending. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * Whether a file of this name can lie in a folder of any system, and says no more than that it is
 * one: such as `message_1.json` in a download would.
 */
export const isPlainName = (name: string): boolean =>
  name !== '' &&
  name.isWellFormed() &&
  Buffer.byteLength(name) <= LONGEST &&
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  !/[\u0000-\u001f\u007f"*/:<>?\\|]/.test(name) &&
  !/^[. ]|[. ]$/.test(name) &&
  !DEVICES.test(name) &&
  !/^mess[^/]*\.(json|html?)$/i.test(name);

/** A name that can be given to a file, as near as may be to the one that cannot. */
export function plainName(name: string): string {
  if (isPlainName(name)) return name;
  const cut = name.lastIndexOf('.');
  const ending = /^\.[a-z0-9]{1,8}$/i.test(name.slice(cut)) ? name.slice(cut) : '';
  const stem = (ending === '' ? name : name.slice(0, cut))
    .toWellFormed()
    .replace(/[^\p{L}\p{N}\p{M} ._-]/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '');
  return `file-${Array.from(stem).slice(0, 40).join('')}${ending}`;
}

/** What stands for a name where case and form of letters do not tell two apart. */
export const foldedName = (name: string): string => name.normalize('NFC').toLowerCase();
