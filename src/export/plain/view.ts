import type { PageRow } from '../../store/directory.ts';
import { instagramMessageId, instagramThreadDigits } from '../../store/ids/conversation-id.ts';
import { itemDigits, messageId, messageIdPrefix } from '../../store/ids/message-id.ts';
import { idNumberOf } from '../../store/ids/mid.ts';
import type { ConversationRow } from '../../store/page/conversation-row.ts';
import {
  buttonsOf,
  FLAGS,
  type MessagePosition,
  type MessageRow,
  type Product,
  type StoredAttachment,
  type StoredShare,
} from '../../store/page/message.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import type { PersonRow } from '../../store/page/people.ts';
import type { ExportConversation } from '../conversations.ts';
import type { MediaFolder } from './shelf.ts';

/** Somebody as files for people name him. */
export interface Somebody {
  readonly id: string;
  readonly name: string;
  /** On Instagram. */
  readonly username?: string;
}

/** A file that a message has, with where its bytes lie below the export. */
export interface ShownFile {
  readonly kind: StoredAttachment['kind'] | 'sticker' | 'story';
  readonly name?: string;
  readonly mime?: string;
  readonly size?: number;
  /** Undefined where the bytes are missing. */
  readonly file?: string;
  readonly preview?: string;
  readonly width?: number;
  readonly height?: number;
  readonly length?: number;
  /** Its picture is the file. */
  readonly template?: Omit<NonNullable<StoredAttachment['template']>, 'media'>;
}

/** Something shared, with where its bytes lie below the export. */
export interface ShownShare extends Omit<StoredShare, 'media' | 'products'> {
  readonly file?: string;
  readonly products?: readonly (Omit<Product, 'media'> & { readonly file?: string })[];
}

/** A message with everything that is known of it, ready to be written. */
export interface MessageView {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly created: number;
  readonly from: Somebody | undefined;
  readonly isBusiness: boolean;
  readonly text: string;
  readonly isUnsent: boolean;
  readonly files: readonly ShownFile[];
  readonly shares: readonly ShownShare[];
  readonly reactions: readonly { readonly reaction: string; readonly by: string }[];
  /** Id of the message that it answers. */
  readonly replyTo?: string;
  readonly call?: { readonly length?: number; readonly missed?: boolean };
  readonly members?: { readonly change: 'joined' | 'left'; readonly names: readonly string[] };
}

/** Shows the messages of one conversation. */
export class View {
  readonly business: Somebody;
  readonly people: readonly Somebody[];
  readonly #reader: PageStore;
  readonly #shelf: MediaFolder;
  readonly #idOf: (position: MessagePosition) => string;
  readonly #known = new Map<number, Somebody>();

  constructor(
    { conversation, people }: ExportConversation,
    page: PageRow,
    reader: PageStore,
    shelf: MediaFolder,
  ) {
    this.#reader = reader;
    this.#shelf = shelf;
    this.#idOf = idsOf(conversation, page);
    this.business = businessOf(conversation, page);
    this.#known.set(0, this.business);
    this.people = people.map(({ person }) => this.#meet(person));
  }

  async show({ created, tie, sender, text, flags, extra = {} }: MessageRow): Promise<MessageView> {
    const reactions = extra.reactions ?? [];
    const numbers = [sender ?? 0, ...reactions.map(({ by }) => by)];
    const unknown = numbers.filter((no) => !this.#known.has(no));
    for (const person of await this.#reader.people.byNos(unknown)) this.#meet(person);
    const { replyTo, call, members, shares = [] } = extra;
    const shown: ShownShare[] = [];
    for (const share of shares) shown.push(await this.#shareOf(share));
    return {
      id: this.#idOf({ created, tie }),
      created,
      from: sender === null ? undefined : this.#known.get(sender),
      isBusiness: sender === 0,
      text,
      isUnsent: (flags & FLAGS.deleted) !== 0,
      files: await this.#filesOf(extra),
      shares: shown,
      reactions: reactions.map(({ reaction, by }) => ({
        reaction,
        by: this.#known.get(by)?.name ?? '',
      })),
      ...(replyTo && { replyTo: this.#idOf(replyTo) }),
      ...(call && { call }),
      ...(members && { members }),
    };
  }

  async #filesOf(extra: NonNullable<MessageRow['extra']>): Promise<ShownFile[]> {
    const { attachments = [], sticker, story } = extra;
    const files: ShownFile[] = [];
    for (const { id, media, preview, template, ...known } of attachments) {
      const file = await this.#shelf.put(media ?? template?.media);
      const still = await this.#shelf.putPreview(preview);
      const { media: _, cta: __, ...card } = template ?? {};
      const cta = template ? buttonsOf(template) : [];
      files.push({
        ...known,
        ...(template && {
          template: { ...card, title: template.title, ...(cta.length > 0 && { cta }) },
        }),
        ...(file && { file }),
        ...(still && { preview: still }),
      });
    }
    for (const [kind, one] of [
      ['sticker', sticker],
      ['story', story],
    ] as const) {
      if (!one) continue;
      const file = await this.#shelf.put(one.media);
      files.push({ kind, ...(file && { file }) });
    }
    return files;
  }

  async #shareOf({ media, products, ...share }: StoredShare): Promise<ShownShare> {
    const file = await this.#shelf.put(media);
    const shown = [];
    for (const { media: picture, ...product } of products ?? []) {
      const file = await this.#shelf.put(picture);
      shown.push({ ...product, ...(file && { file }) });
    }
    return { ...share, ...(file && { file }), ...(products && { products: shown }) };
  }

  #meet({ no, id, name, username }: PersonRow): Somebody {
    const somebody = { id, name: username ?? name, ...(username && { username }) };
    this.#known.set(no, somebody);
    return somebody;
  }
}

function businessOf({ platform }: ConversationRow, page: PageRow): Somebody {
  if (platform === 'MESSENGER') return { id: page.id, name: page.name };
  const { instagramId = page.id, instagramUsername = page.name } = page;
  return { id: instagramId, name: instagramUsername, username: instagramUsername };
}

/** The public ids of a conversation's messages, as the Graph API has them. */
function idsOf({ platform, no, id }: ConversationRow, page: PageRow) {
  if (platform === 'MESSENGER') {
    const prefix = messageIdPrefix(idNumberOf(page), no);
    return (position: MessagePosition) => messageId(prefix, position);
  }
  const account = page.instagramId ?? page.id;
  const thread = instagramThreadDigits(id);
  return (position: MessagePosition) => instagramMessageId(account, thread, itemDigits(position));
}
