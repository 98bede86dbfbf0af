import type { MediaStore } from '../media-store.ts';

/** What a medium is like when it is shown or played. */
export interface Measures {
  /** Pixels, as it is shown. */
  readonly width?: number;
  readonly height?: number;
  /** Seconds. */
  readonly length?: number;
}

/** Reads what stored media are like. */
export class MediaProbe {
  readonly #media: Pick<MediaStore, 'pictureSize'>;

  constructor(media: Pick<MediaStore, 'pictureSize'>) {
    this.#media = media;
  }

  /**
   * What a stored file tells of itself; what it does not tell, or cannot be read, is left out. Never
   * rejects.
   * @param name of a file of the media store
   * @param mime by its first bytes (`sniff`)
   */
  async probe(name: string, mime: string | undefined): Promise<Measures> {
    if (!mime?.startsWith('image/')) return {};
    return (await this.#media.pictureSize(name)) ?? {};
  }

  /** Ends what is under way. */
  async close(): Promise<void> {}
}
