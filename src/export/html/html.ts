import { escaped } from '../../base/html.ts';
import type { ExportConversation } from '../conversations.ts';
import { plainNameOf } from '../dyi/threads.ts';
import type { Plain } from '../plain/plain.ts';
import type { TargetFile } from '../target/target-file.ts';
import type { Writer } from '../writer.ts';
import { type IndexEntry, writeIndex } from './index-page.ts';
import { messageHtml } from './message.ts';
import { pageHead, TAIL } from './style.ts';

/** From a conversation's page up to the export's folder. */
const ROOT = '../';

/** Writes a page a conversation, oldest message first, and one that leads to them. */
export class HtmlWriter implements Writer {
  readonly #plain: Plain;
  readonly #listed: IndexEntry[] = [];
  #file: TargetFile | undefined;

  constructor(plain: Plain) {
    this.#plain = plain;
  }

  async add(told: ExportConversation, met: () => void): Promise<void> {
    const { platform, folder } = told.conversation;
    const path = `${platform.toLowerCase()}/${plainNameOf(told.conversation, told.title)}.html`;
    const file = await this.#plain.target.open(path);
    this.#file = file;
    const view = this.#plain.view(told);
    await file.write(topOf(told, view.business.name));
    let messages = 0;
    let newest = 0;
    let day = '';
    let sender: string | undefined | null = null;
    for await (const row of told.messages('oldest first')) {
      const shown = await view.show(row);
      const today = new Date(shown.created).toISOString().slice(0, 10);
      if (today !== day) {
        await file.write(`<h2 class="day">${longDay(shown.created)}</h2>\n`);
        sender = null;
      }
      await file.write(messageHtml(shown, ROOT, shown.from?.id !== sender));
      day = today;
      sender = shown.from?.id;
      newest = shown.created;
      messages++;
      met();
    }
    if (messages === 0) await file.write('<p class="about">There are no messages here.</p>\n');
    await file.write(TAIL);
    this.#file = undefined;
    await file.end();
    this.#listed.push({ platform, folder, title: told.title, path, messages, newest });
  }

  async finish(): Promise<void> {
    const file = await this.#plain.target.open('index.html');
    await file.fill(() => writeIndex(file, this.#plain.page, this.#listed));
  }

  async abandon(): Promise<void> {
    await this.#file?.abandon();
  }
}

function topOf({ title, conversation, people }: ExportConversation, business: string): string {
  const name = escaped(title || 'Nobody');
  const names = [...people.map(({ person }) => person.username ?? person.name), business];
  const platform = conversation.platform === 'INSTAGRAM' ? 'Instagram' : 'Messenger';
  const taking = names.map((each) => `<bdi>${escaped(each)}</bdi>`).join(', ');
  return `${pageHead(name)}<nav><a href="${ROOT}index.html">All conversations</a></nav>
<h1><bdi>${name}</bdi></h1>
<p class="about">${platform}, ${taking}. Times are UTC.</p>
`;
}

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });

const longDay = (ms: number): string => DAY.format(ms);
