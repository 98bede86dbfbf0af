import type { MediaStore } from './media-store.ts';
import { extensionOf } from './sniff.ts';

/** Links to media for whoever asked nothing of us, such as the receivers of webhooks. */
export class MediaLinks {
  /** Scheme and host under which this server is reached, once it listens. */
  origin = '';
  readonly #media: MediaStore;

  constructor(media: MediaStore) {
    this.#media = media;
  }

  /**
   * The address of a stored medium.
   * @param expires unix seconds, or NEVER
   */
  link(name: string, mime: string | undefined, expires: number): string {
    return this.#media.link(name, { origin: this.origin, expires, extension: extensionOf(mime) });
  }
}
