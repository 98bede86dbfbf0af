import { posix } from 'node:path';
import type { MessageExtra, StoredAttachment } from '../../store/page/message.ts';
import { MediaCount, type MediaKind } from '../report.ts';
import { letUnreadable, type Unreadable } from '../tree/read.ts';
import { partIdOf } from './ids.ts';
import type { KeptFile, MediaFinder } from './media.ts';
import type { ArchiveMedium, ArchiveMessage } from './message.ts';
import type { SurveyedFile } from './survey.ts';
import { storable, textOf } from './text.ts';

/** The parts of a message beyond its text, but for the reactions, which need people. */
export type Parts = Omit<MessageExtra, 'reactions'>;

/** Makes the parts of a file's messages, keeping their media; counts those it found. */
export class PartMaker {
  readonly count = new MediaCount();
  readonly #file: SurveyedFile;
  readonly #media: MediaFinder;
  readonly #key: readonly string[];

  /** @param key what the ids of the parts begin from, besides the message */
  constructor(file: SurveyedFile, media: MediaFinder, key: readonly string[]) {
    this.#file = file;
    this.#media = media;
    this.#key = key;
  }

  /** @throws Error when media cannot be kept */
  async partsOf(message: ArchiveMessage): Promise<Parts> {
    const { sticker, shares, call, members } = message;
    const idOf = (what: string, i: number, of: unknown): string =>
      partIdOf(...this.#key, message.created, message.sender, what, i, of);
    const attachments: StoredAttachment[] = [];
    for (const [i, medium] of message.media.entries()) {
      attachments.push(await this.#attachment(medium, idOf('medium', i, medium.uri)));
    }
    return {
      ...(attachments.length > 0 && { attachments }),
      ...(shares.length > 0 && {
        shares: shares.map(({ link, text, owner }, i) => ({
          id: idOf('share', i, link),
          ...(link && { link }),
          ...(text && { description: text }),
          ...(owner && { owner }),
        })),
      }),
      ...(sticker !== undefined && { sticker: await this.#sticker(sticker) }),
      ...(call && {
        call: {
          ...(call.length !== undefined && { length: call.length }),
          ...(call.missed && { missed: true }),
        },
      }),
      ...(members && { members }),
    };
  }

  /** Counts and reports what a message names, and keeps nothing. */
  look({ media, sticker }: ArchiveMessage): void {
    for (const { uri, kind } of media) this.#look(uri, kind ?? kindOf(undefined, uri));
    if (sticker !== undefined) this.#look(sticker, 'sticker');
  }

  #look(uri: string, kind: MediaKind): void {
    const file = this.#media.find(uri, this.#file.file.path);
    if (typeof file === 'string') this.#miss(uri, file);
    else this.count.find(kind);
  }

  async #attachment(medium: ArchiveMedium, id: string): Promise<StoredAttachment> {
    const { uri, preview } = medium;
    const stored = await this.#take(uri);
    const still = preview === undefined ? undefined : await this.#keepOr(preview);
    const kind = medium.kind ?? kindOf(stored?.mime, uri);
    if (stored) this.count.find(kind);
    const mime = typeOf(stored?.mime, kind);
    return {
      id,
      kind,
      name: nameIn(uri),
      ...(mime && { mime }),
      ...(stored && { size: stored.size, media: stored.name }),
      ...(kind === 'image' && stored?.width && { width: stored.width, height: stored.height }),
      ...(still && { preview: still.name }),
    };
  }

  async #sticker(uri: string): Promise<NonNullable<MessageExtra['sticker']>> {
    const stored = await this.#take(uri);
    if (stored) this.count.find('sticker');
    // Everyone who sends it sends the same id.
    const id = partIdOf('sticker', nameIn(uri));
    return { id, name: nameIn(uri), ...(stored && { media: stored.name }) };
  }

  async #take(uri: string): Promise<KeptFile | undefined> {
    return this.#keepOr(uri, (reason) => this.#miss(uri, reason));
  }

  /** @param onMiss told why, where it is not there or cannot be read */
  async #keepOr(uri: string, onMiss?: (reason: string) => void): Promise<KeptFile | undefined> {
    try {
      const file = this.#media.find(uri, this.#file.file.path);
      if (typeof file !== 'string') return await this.#media.keep(file);
      onMiss?.(file);
    } catch (error) {
      letUnreadable(error);
      onMiss?.((error as Unreadable).message);
    }
    return undefined;
  }

  #miss(uri: string, reason: string): void {
    const { shown } = this.#file.file;
    this.count.miss(storable(uri), reason, shown);
  }
}

const nameIn = (uri: string): string => textOf(posix.basename(uri.replaceAll('\\', '/')));

/** Sound is often kept in files that could hold pictures too. */
function typeOf(mime: string | undefined, kind: StoredAttachment['kind']): string | undefined {
  return kind === 'audio' ? mime?.replace(/^video\//, 'audio/') : mime;
}

/** Archives hold no templates. */
type AttachmentKind = Exclude<StoredAttachment['kind'], 'template'>;

const ENDINGS: readonly (readonly [AttachmentKind, RegExp])[] = [
  ['image', /\.(jpe?g|png|gif|webp|heic|heif|bmp|avif)$/i],
  ['audio', /\.(m4a|mp3|aac|wav|ogg|opus|amr)$|audio|voice/i],
  ['video', /\.(mp4|mov|webm|3gp|m4v)$/i],
];

/** What a file is, where the archive does not tell: by its bytes, else by its name. */
function kindOf(mime: string | undefined, uri: string): AttachmentKind {
  const named = ENDINGS.find(([, ending]) => ending.test(posix.basename(uri)))?.[0];
  const type = mime?.split('/')[0];
  if (type === 'video' && named === 'audio') return 'audio';
  if (type === 'image' || type === 'video' || type === 'audio') return type;
  return mime === undefined ? (named ?? 'file') : 'file';
}
