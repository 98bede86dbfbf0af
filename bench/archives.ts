import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

interface Dialogue {
  readonly turns: readonly { readonly speaker: string; readonly text: string }[];
}

/** The name of the business in archives made here: that of the Page (stores.ts). */
export const BUSINESS = 'Bench';

const START = Date.UTC(2024, 0, 1);

/** Text as Meta's downloads write it: each byte of UTF-8 a character, escaped. */
function asMetaWrites(value: unknown): string {
  const json = JSON.stringify(value, (_, each) =>
    typeof each === 'string' ? Buffer.from(each).toString('latin1') : each,
  );
  return json.replace(/[\x7f-\xff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export async function* dialogues(files: readonly string[]): AsyncGenerator<Dialogue> {
  for (;;) {
    for (const file of files) {
      const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()) });
      for await (const line of lines) yield JSON.parse(line) as Dialogue;
    }
  }
}

const messageOf = (sender_name: string, timestamp_ms: number, content: string) => ({
  sender_name,
  timestamp_ms,
  content,
  is_geoblocked_for_viewer: false,
  is_unsent_image_by_messenger_kid_parent: false,
});

const fileOf = (name: string, messages: string): string =>
  `{"participants":${asMetaWrites([{ name }, { name: BUSINESS }])},"messages":[${messages}],"title":${asMetaWrites(name)},"is_still_participant":true,"thread_path":"inbox/x","magic_words":[]}`;

/** Writes a download of so many messages: a dialogue of the corpus is a thread. */
export async function writeArchive(
  files: readonly string[],
  folder: string,
  messages: number,
): Promise<number> {
  let written = 0;
  let threads = 0;
  for await (const { turns } of dialogues(files)) {
    if (written >= messages) break;
    const name = `Customer ${++threads}`;
    const said = turns
      .map(({ speaker, text }, i) =>
        asMetaWrites(
          messageOf(
            speaker === 'agent' ? BUSINESS : name,
            START + threads * 1000 + i * 30_000,
            text,
          ),
        ),
      )
      .reverse();
    const path = join(
      folder,
      'your_facebook_activity/messages/inbox',
      `customer${threads}_${threads}`,
    );
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'message_1.json'), fileOf(name, said.join(',')));
    written += said.length;
  }
  return written;
}

/** Bytes of the texts that one message of a large archive is made of. */
const LONG = 1500;
const PER_FILE = 10_000;

/**
 * Writes a download of so many bytes: long messages, 10,000 a file and ten files a thread, and last
 * one file that is an eighth of it all.
 */
export async function writeLargeArchive(
  files: readonly string[],
  folder: string,
  bytes: number,
): Promise<void> {
  const texts = longTexts(files);
  let written = 0;
  for (let thread = 1; written < bytes; thread++) {
    const isLast = written >= bytes - bytes / 8;
    const path = join(folder, 'your_facebook_activity/messages/inbox', `long${thread}_${thread}`);
    await mkdir(path, { recursive: true });
    const name = `Customer ${thread}`;
    let time = START + 1e10;
    for (let number = 1; number <= (isLast ? 1 : 10) && written < bytes; number++) {
      const file = join(path, `message_${number}.json`);
      const [head = '', tail = ''] = fileOf(name, '\0').split('\0');
      await appendFile(file, head);
      for (let i = 0; (isLast || i < PER_FILE) && written < bytes; i += 500) {
        const some: string[] = [];
        for (let j = 0; j < 500; j++) {
          const { value } = await texts.next();
          time -= 1000;
          some.push(asMetaWrites(messageOf(j % 2 ? BUSINESS : name, time, String(value))));
        }
        const text = `${i > 0 ? ',' : ''}${some.join(',')}`;
        await appendFile(file, text);
        written += text.length;
      }
      await appendFile(file, tail);
    }
  }
}

async function* longTexts(files: readonly string[]): AsyncGenerator<string, never, void> {
  let text = '';
  for await (const { turns } of dialogues(files)) {
    text += turns.map((turn) => turn.text).join(' ');
    if (text.length < LONG) continue;
    yield text.slice(0, LONG);
    text = '';
  }
  throw new Error('The corpus has ended.');
}
