import { Parser } from 'htmlparser2';
import { Unreadable } from '../../tree/read.ts';
import { type Layout, layoutOf, type Role, roleOf } from './layout.ts';

/** An element inside of a message, or its text. */
export interface PageElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly isReactions: boolean;
  readonly children: (PageElement | string)[];
}

/** A message as its page has it. */
interface PageMessage {
  readonly sender: string;
  readonly body: PageElement | undefined;
  /** When, as printed; empty where nothing is. */
  readonly when: string;
  /** The same as `datetime` of a `<time>` tells it. */
  readonly stamp: string | undefined;
}

/** A thread begins, on pages that hold several: what stands there before its first message. */
export interface PageThread {
  readonly people: string;
}

/** What a page says besides its messages. */
export interface PageAbout {
  layout: Layout | undefined;
  title: string;
  /** Lists who takes part, in the language of the page. */
  heading: string;
  /** Whose page it is: its `<h1>`. */
  owner: string;
  language: string;
  isInstagram: boolean;
  /** Times outside of messages: `datetime` and how it is printed. */
  readonly stamps: { readonly stamp: string; readonly when: string }[];
}

/** Characters of one message. */
const LONGEST = 8 * 1024 * 1024;
/** Class names of elements that are remembered with what they are; a page has some dozens. */
const MOST_ROLES = 500;
/** Times beside the messages that are kept. */
const MOST_STAMPS = 20;

/** Text that is gathered while an element is open. */
interface Capture {
  readonly to: 'sender' | 'time' | 'heading' | 'title' | 'owner' | 'people' | 'stamp';
  readonly depth: number;
  text: string;
}

type Item = PageMessage | PageThread;

/** Takes the text of a page as it arrives, and gives its messages one by one, in its order. */
export class PageParser {
  readonly about: PageAbout = {
    ...{ layout: undefined, title: '', heading: '', owner: '', language: '', isInstagram: false },
    stamps: [],
  };
  readonly #parser: Parser;
  #items: Item[] = [];
  readonly #roles = new Map<string, Role | null>();
  #depth = 0;
  #capture: Capture | undefined;
  /** Elements of a body that are open, the body first. */
  #open: PageElement[] = [];
  #bodyDepth = 0;
  #characters = 0;
  #isBegun = false;
  #sender: string | undefined;
  #body: PageElement | undefined;
  #when = '';
  #stamp: string | undefined;

  readonly #isSkimmed: boolean;

  /** @param isSkimmed whether bodies are passed over: messages come without */
  constructor(isSkimmed = false) {
    this.#isSkimmed = isSkimmed;
    this.#parser = new Parser({
      onopentag: (tag, attributes) => this.#onOpen(tag, attributes),
      ontext: (text) => this.#onText(text),
      onclosetag: () => this.#onClose(),
    });
  }

  /** @throws Unreadable when a message is too long */
  push(text: string): Item[] {
    this.#parser.write(text);
    return this.#take();
  }

  /** The page ends. */
  finish(): Item[] {
    this.#parser.end();
    this.#flush();
    return this.#take();
  }

  #take(): Item[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  #onOpen(tag: string, attributes: Record<string, string>): void {
    this.#depth++;
    if (this.#open.length > 0 && !this.#isBox(attributes)) this.#openInBody(tag, attributes);
    else if (tag === 'time' && attributes.datetime) this.#openTime(attributes.datetime);
    else if (this.#capture && this.#capture.to !== 'people') {
      if (tag === 'br') this.#capture.text += ' ';
    } else if (tag === 'html') this.about.language = attributes.lang ?? '';
    else if (tag === 'title') this.#gather('title');
    else if (tag === 'h1' && this.about.owner === '') this.#gather('owner');
    else this.#openKnown(tag, attributes);
  }

  #openKnown(tag: string, attributes: Record<string, string>): void {
    const role = this.#roleOf(attributes.class);
    if (role !== undefined) this.#openRole(role, tag, attributes);
    // The oldest pages have a message's text after it, not in it.
    else if (this.#isOldest && tag === 'p' && this.#sender !== undefined) {
      this.#openBody(tag, attributes);
    }
  }

  /** What an element with these class names is; learns the layout from the first that tells. */
  #roleOf(names: string | undefined): Role | undefined {
    if (names === undefined) return undefined;
    const known = this.#roles.get(names);
    if (known !== undefined) return known ?? undefined;
    const classes = names.split(/\s+/);
    this.about.layout ??= layoutOf(classes);
    const { layout } = this.about;
    if (!layout) return undefined;
    if (layout.instagram && classes.includes(layout.instagram)) this.about.isInstagram = true;
    const role = roleOf(layout, classes);
    if (this.#roles.size < MOST_ROLES) this.#roles.set(names, role ?? null);
    return role;
  }

  get #isOldest(): boolean {
    return this.about.layout?.name === 'messages.htm';
  }

  #openRole(role: Role, tag: string, attributes: Record<string, string>): void {
    if (role === 'thread') {
      this.#flush();
      this.#gather('people');
    } else if (role === 'container') {
      if (this.#capture) this.#endCapture();
      this.#flush();
      this.#isBegun = true;
    } else if (role === 'sender') {
      if (this.#capture) this.#endCapture();
      if (this.#sender !== undefined || this.#body) this.#flush();
      this.#isBegun = true;
      this.#gather('sender');
    } else if (role === 'heading') this.#gather('heading');
    else if (role === 'time' && this.#isBegun) this.#gather('time');
    else if (role === 'body' && this.#isBegun && !this.#body) this.#openBody(tag, attributes);
  }

  /** What looked like a body may be a box around a whole message: then a sender is in it. */
  #isBox({ class: names }: Record<string, string>): boolean {
    if (names === undefined || this.#sender !== undefined) return false;
    if (this.#roleOf(names) !== 'sender') return false;
    this.#open = [];
    this.#body = undefined;
    return true;
  }

  #openTime(stamp: string): void {
    if (this.#capture?.to === 'time') this.#stamp = stamp;
    else if (!this.#capture && this.about.stamps.length < MOST_STAMPS) {
      this.about.stamps.push({ stamp, when: '' });
      this.#gather('stamp');
    }
  }

  #openBody(tag: string, attributes: Record<string, string>): void {
    this.#bodyDepth = this.#depth;
    if (this.#body) {
      // A second paragraph of the oldest pages.
      this.#body.children.push('\n');
      this.#open = [this.#body];
      return;
    }
    this.#body = { tag, attributes, isReactions: false, children: [] };
    this.#open = [this.#body];
  }

  #openInBody(tag: string, attributes: Record<string, string>): void {
    if (this.#isSkimmed) return;
    const isReactions = this.#roleOf(attributes.class) === 'reactions';
    const element = { tag, attributes, isReactions, children: [] };
    this.#count(50);
    this.#open.at(-1)?.children.push(element);
    this.#open.push(element);
  }

  #onText(text: string): void {
    if (this.#open.length > 0) {
      if (this.#isSkimmed) return;
      this.#count(text.length);
      const children = this.#open.at(-1)?.children ?? [];
      const last = children.at(-1);
      if (typeof last === 'string') children[children.length - 1] = last + text;
      else children.push(text);
    } else if (this.#capture) {
      this.#count(text.length);
      this.#capture.text += text;
    }
  }

  #onClose(): void {
    if (this.#open.length > 0) {
      if (this.#depth === this.#bodyDepth) this.#open = [];
      else if (!this.#isSkimmed) this.#open.pop();
    } else if (this.#capture?.depth === this.#depth) this.#endCapture();
    this.#depth--;
  }

  #gather(to: Capture['to']): void {
    this.#capture = { to, depth: this.#depth, text: '' };
  }

  #endCapture(): void {
    const { to, text } = this.#capture as Capture;
    this.#capture = undefined;
    const plain = text.replace(/\s+/g, ' ').trim();
    if (to === 'sender') this.#sender = plain;
    else if (to === 'time') {
      this.#when ||= plain;
      if (!this.#isOldest) this.#flush();
    } else if (to === 'heading') {
      // Others are of the thread: that it was asked for, a link that invites.
      if (/[:：]/.test(plain)) this.about.heading ||= plain;
    } else if (to === 'title') this.about.title = plain;
    else if (to === 'owner') this.about.owner = plain;
    else if (to === 'people') this.#items.push({ people: plain });
    else {
      const last = this.about.stamps.pop();
      if (last) this.about.stamps.push({ ...last, when: plain });
    }
  }

  /** A message is whole, if there is one. */
  #flush(): void {
    // Without a sender it is a message only where a time stands.
    if (this.#sender !== undefined || (this.#body && this.#when !== '')) {
      const [sender, body] = [this.#sender ?? '', this.#body];
      this.#items.push({ sender, body, when: this.#when, stamp: this.#stamp });
    }
    this.#sender = undefined;
    this.#body = undefined;
    this.#when = '';
    this.#stamp = undefined;
    this.#isBegun = false;
    this.#characters = 0;
  }

  #count(more: number): void {
    this.#characters += more;
    if (this.#characters > LONGEST) {
      throw new Unreadable(`a message of the page is longer than ${LONGEST} characters`);
    }
  }
}
