import { extensionOf } from '../../media/sniff.ts';
import type { StoredAttachment } from '../../store/page/message.ts';
import { bytesOf, copyBytes, type ExportedMedia, type StoredBytes } from '../bytes.ts';
import type { ExportTally } from '../tally.ts';
import { foldedName, isPlainName, plainName } from '../target/paths.ts';
import type { ExportFolder } from '../target/target.ts';

export interface FileDeps {
  readonly media: ExportedMedia;
  readonly target: ExportFolder;
  readonly tally: ExportTally;
}

/** Where a file of a download lies. */
export interface FilePlace {
  /** As messages name it: from the root on. */
  readonly uri: string;
  /** What was found in the media store; undefined where the bytes are missing. */
  readonly bytes: StoredBytes | undefined;
}

/**
 * The files of a folder of a download. An import reads a file's name back from its path, so each
 * lies under its own name, and those that share one in folders of their own.
 */
export class Files {
  readonly #deps: FileDeps;
  readonly #root: string;
  /** Media by folder and name, in order of arrival. */
  readonly #placed = new Map<string, Map<string, number>>();

  /** @param root path of the folder, from that of the export on */
  constructor(deps: FileDeps, root: string) {
    this.#deps = deps;
    this.#root = root;
  }

  /**
   * Writes an attachment's bytes, if they are there, and says where they would be.
   * @param folder such as `photos`
   * @param otherwise name of a file that has none
   */
  async place(
    { name, media }: Pick<StoredAttachment, 'name' | 'media'>,
    folder: string,
    otherwise: (bytes: StoredBytes | undefined) => string,
  ): Promise<FilePlace> {
    const bytes = await bytesOf(this.#deps.media, media);
    if (media !== undefined && !bytes) this.#deps.tally.lose('media whose bytes are missing');
    const wanted = name ?? otherwise(bytes);
    const plain = plainName(wanted);
    if (name !== undefined && !isPlainName(name)) {
      this.#deps.tally.lose('names of attachments that no file can have');
    }
    if (media === undefined || !bytes) {
      return { uri: `${this.#root}/${folder}_missing/${plain}`, bytes };
    }
    const uri = `${this.#root}/${this.#folderFor(folder, plain, media)}/${plain}`;
    await this.#copy(bytes, uri);
    return { uri, bytes };
  }

  /** Writes a still picture of something; its name is nobody's to read. */
  async placePreview(media: string): Promise<string | undefined> {
    const bytes = await bytesOf(this.#deps.media, media);
    if (!bytes) return undefined;
    const uri = `${this.#root}/thumbnails/${media}.${extensionOf(bytes.mime) || 'bin'}`;
    await this.#copy(bytes, uri);
    return uri;
  }

  async #copy(bytes: StoredBytes, uri: string): Promise<void> {
    const { media, target } = this.#deps;
    if (!target.has(uri)) await copyBytes(media, target, bytes, uri);
  }

  /** `photos`, and `photos_2`, `photos_3` for other bytes of the same name. */
  #folderFor(folder: string, name: string, media: string): string {
    const key = `${folder}/${foldedName(name)}`;
    const known = this.#placed.get(key) ?? new Map<string, number>();
    this.#placed.set(key, known);
    const at = known.get(media) ?? known.size;
    known.set(media, at);
    return at === 0 ? folder : `${folder}_${at + 1}`;
  }
}
