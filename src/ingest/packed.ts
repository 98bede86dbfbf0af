import { basename } from 'node:path';
import { sentWith } from './archive/sent.ts';
import type { ImportTally } from './report.ts';
import type { TreeFile, TreeSource } from './tree/file.ts';
import { isZipName } from './tree/zip.ts';

/** Endings of what a program has not finished, or keeps elsewhere for now. */
const UNFINISHED =
  /\.(?:zip|json|html?)\.(?:part|partial|crdownload|download|opdownload|tmp|icloud)$/i;

/** Endings of files that are packed in another way than a zip. */
const PACKED =
  /\.(?:7z|rar|tar|tgz|tar\.(?:gz|bz2|xz|zst)|z\d\d|zip\.\d{3}|(?:json|html?)\.(?:gz|bz2|xz|zst))$/i;

/** Names that Meta gives to downloads, and what is in them; a folder of somebody's has others too. */
const OF_META =
  /facebook|instagram|messenger|meta[-_]|_20\d{6}|(?:^|\/)(?:messages|message_\d+|inbox)(?:[-_./ ]|$)|\.(?:json|html?)\.\w+$/i;

/** Zips that nobody sent in a message. */
export function zipsAmong(source: TreeSource): TreeFile[] {
  const isSent = sentWith(source);
  return source.files.filter((file) => isZipName(file.path) && !isSent(file));
}

/**
 * Names what may hold conversations, and is not opened.
 * @param isZip whether the source is one: a zip has to be a file of its own to be read where it lies
 */
export function tellPacked(source: TreeSource, isZip: boolean, tally: ImportTally): void {
  const isSent = sentWith(source);
  for (const file of source.files) {
    const { path, shown } = file;
    const reason = UNFINISHED.test(path)
      ? 'it is not finished, or not on this machine: download it again'
      : PACKED.test(path)
        ? 'it is packed in a way that is not opened: unpack it and give its folder'
        : undefined;
    if (reason !== undefined && OF_META.test(path) && !isSent(file)) tally.skip(shown, reason);
  }
  if (!isZip) return;
  for (const { path, shown } of zipsAmong(source)) {
    tally.skip(
      shown,
      `it is a zip within a zip, which is not opened: unpack the outer one and give ${basename(path)} by itself`,
    );
  }
}
