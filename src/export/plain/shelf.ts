import { extensionOf } from '../../media/sniff.ts';
import { bytesOf, copyBytes, type ExportedMedia } from '../bytes.ts';
import type { ExportTally } from '../tally.ts';
import type { ExportFolder } from '../target/target.ts';

interface ShelfDeps {
  readonly media: ExportedMedia;
  readonly target: ExportFolder;
  readonly tally: ExportTally;
}

/**
 * The folder `media/` of an export, in which the same bytes lie once. What is no picture, sound,
 * video or PDF by its first bytes ends in `.bin`: nothing that a browser would run.
 */
export class MediaFolder {
  readonly #deps: ShelfDeps;

  constructor(deps: ShelfDeps) {
    this.#deps = deps;
  }

  /** Puts what a message has there; gives the path, or undefined where the bytes are missing. */
  async put(media: string | undefined): Promise<string | undefined> {
    const path = await this.putPreview(media);
    if (path !== undefined) this.#deps.tally.media++;
    return path;
  }

  /** The same for a picture of what is counted already. */
  async putPreview(media: string | undefined): Promise<string | undefined> {
    if (media === undefined) return undefined;
    const { media: store, target, tally } = this.#deps;
    const bytes = await bytesOf(store, media);
    if (!bytes) {
      tally.lose('media whose bytes are missing');
      return undefined;
    }
    const path = `media/${media}.${extensionOf(bytes.mime) || 'bin'}`;
    if (!target.has(path)) await copyBytes(store, target, bytes, path);
    return path;
  }
}
