import type { PageElement } from './page-parser.ts';

/** What stands in a message, with the keys of a download in JSON (wire.md 14.5). */
export interface Body {
  readonly content?: string;
  readonly photos?: readonly Medium[];
  readonly videos?: readonly Medium[];
  readonly audio_files?: readonly Medium[];
  readonly files?: readonly Medium[];
  readonly sticker?: Medium;
  readonly share?: readonly Share[];
  readonly reactions?: readonly Reaction[];
}

interface Medium {
  readonly uri: string;
}

interface Share {
  readonly link: string;
  readonly share_text?: string;
  readonly original_content_owner?: string;
}

/** `when` is as printed. */
export interface Reaction {
  readonly reaction: string;
  readonly actor: string;
  readonly when: string;
}

const MEDIA: Readonly<Record<string, 'photos' | 'videos' | 'audio_files'>> = {
  img: 'photos',
  video: 'videos',
  audio: 'audio_files',
};

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Reads the body of a message. Its parts lie side by side, most of them empty: one, the text, what
 * is shared, media, reactions (wire.md 14.25). Simpler bodies have the text alone.
 */
export function readBody(body: PageElement | undefined): Body {
  if (!body) return {};
  const parts = partsOf(body);
  const found = new Findings();
  let content = '';
  const isFull = parts.length > 1 && isElement(parts[0]) && isEmpty(parts[0]);
  for (const [i, part] of parts.entries()) {
    if (isFull ? i === 1 : content === '' && isPlain(part)) content = textOf(part);
    else found.look(part);
  }
  const text = content.trim();
  return { ...(text !== '' && { content: text }), ...found.all() };
}

/** The parts of a body: it wraps them in one element more, but not always. */
function partsOf(body: PageElement): (PageElement | string)[] {
  const children = meaningful(body);
  const [only] = children;
  if (children.length !== 1 || !isElement(only) || only.tag !== 'div') return children;
  const inner = meaningful(only);
  return inner.some((one) => isElement(one) && one.tag === 'div') ? inner : children;
}

const meaningful = ({ children }: PageElement): (PageElement | string)[] =>
  children.filter((one) => typeof one !== 'string' || one.trim() !== '');

const isElement = (one: PageElement | string | undefined): one is PageElement =>
  typeof one === 'object';

const isEmpty = (one: PageElement | string): boolean =>
  isElement(one)
    ? !(one.tag in MEDIA) && one.tag !== 'a' && one.children.every(isEmpty)
    : one.trim() === '';

/** Whether there is text in it and nothing that is shared, sent along or a reaction. */
function isPlain(one: PageElement | string): boolean {
  if (!isElement(one)) return true;
  const isOther = one.tag in MEDIA || one.tag === 'a' || one.isReactions;
  return !isOther && one.children.every(isPlain);
}

/** The text of an element, a line for each `<br>`. */
function textOf(one: PageElement | string): string {
  if (!isElement(one)) return one;
  if (one.tag === 'br') return '\n';
  let text = '';
  for (const child of one.children) {
    const more = textOf(child);
    // `<br>` is printed before the line's own end.
    text += text.endsWith('\n') && more.startsWith('\n') && more !== '\n' ? more.slice(1) : more;
  }
  return text;
}

const plainText = (one: PageElement | string): string => textOf(one).replace(/\s+/g, ' ').trim();

/** Gathers what lies about in the parts of a body. */
class Findings {
  readonly #media = {
    photos: [] as Medium[],
    videos: [] as Medium[],
    audio_files: [] as Medium[],
    files: [] as Medium[],
  };
  readonly #share: Share[] = [];
  readonly #reactions: Reaction[] = [];
  #sticker: Medium | undefined;

  look(part: PageElement | string): void {
    if (!isElement(part)) return;
    const links: string[] = [];
    const texts: string[] = [];
    const before = this.#count;
    this.#walk(part, links, texts);
    if (links.length === 0) return;
    // What stands beside a medium describes the medium.
    const [first, ...more] = this.#count > before ? [] : texts;
    const about = {
      ...(first !== undefined && { share_text: first }),
      ...(more.length > 0 && { original_content_owner: more.at(-1) as string }),
    };
    for (const [i, link] of links.entries()) {
      this.#share.push(i === 0 ? { link, ...about } : { link });
    }
  }

  all(): Body {
    const lists = { ...this.#media, share: this.#share, reactions: this.#reactions };
    const some = Object.entries(lists).filter(([, list]) => list.length > 0);
    return { ...Object.fromEntries(some), ...(this.#sticker && { sticker: this.#sticker }) };
  }

  get #count(): number {
    return Object.values(this.#media).reduce((sum, { length }) => sum + length, 0);
  }

  #walk(one: PageElement | string, links: string[], texts: string[]): void {
    if (!isElement(one)) {
      if (one.trim() !== '') texts.push(one.replace(/\s+/g, ' ').trim());
    } else if (one.isReactions) this.#react(one);
    else if (one.tag in MEDIA) this.#medium(one);
    else if (one.tag === 'a') this.#link(one, links);
    else for (const child of one.children) this.#walk(child, links, texts);
  }

  #medium(one: PageElement): void {
    const source = one.children.find((child) => isElement(child) && child.tag === 'source');
    const uri = one.attributes.src ?? (isElement(source) ? source.attributes.src : undefined);
    if (!uri || uri.startsWith('data:')) return;
    if (/(^|\/)stickers_used\//.test(uri)) this.#sticker = { uri };
    else if (one.tag === 'img') this.#add('photos', uri);
    // Instagram shows sound in a player for videos.
    else if (one.tag === 'audio' || /(^|\/)audio\//.test(uri)) this.#add('audio_files', uri);
    else this.#add('videos', uri);
  }

  #link(one: PageElement, links: string[]): void {
    const before = this.#count + Number(this.#sticker !== undefined);
    for (const child of one.children) this.#walk(child, [], []);
    const hasMedia = this.#count + Number(this.#sticker !== undefined) > before;
    const { href } = one.attributes;
    if (!href || href.startsWith('#')) return;
    if (/^[a-z][a-z0-9+.-]*:/i.test(href)) {
      if (!hasMedia && !links.includes(href)) links.push(href);
    } else if (!hasMedia) this.#add('files', href);
  }

  #add(kind: 'photos' | 'videos' | 'audio_files' | 'files', uri: string): void {
    const list = this.#media[kind];
    if (!list.some((one) => one.uri === uri)) list.push({ uri });
  }

  #react(list: PageElement): void {
    for (const item of list.children) {
      if (!isElement(item)) continue;
      const [, name = '', when = ''] =
        /^(.*?)(?:\s*\(([^()]*\d[^()]*)\))?$/.exec(plainText(item)) ?? [];
      const [emoji] = graphemes.segment(name);
      if (!emoji) continue;
      const actor = name.slice(emoji.segment.length).trim();
      if (actor !== '') this.#reactions.push({ reaction: emoji.segment, actor, when });
    }
  }
}
