import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BUSINESS, dialogues } from './archives.ts';

/** Pacific daylight time, as pages of then were dated. */
const OFFSET = -7 * 3_600_000;
const MINUTE = 60_000;
const PIECE = 1 << 20;

const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: 'UTC' });
const clock = new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone: 'UTC' });

/** As in `Friday, October 4, 2013 at 10:05pm PDT`. */
function dated(time: number): string {
  const there = time + OFFSET;
  const minute = clock.format(there).replace(/\s/g, '').toLowerCase();
  return `${day.format(there)} at ${minute} PDT`;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * Writes the page that a download of before 2018 has its messages in: one thread of so many bytes, the
 * newest message first, a minute apart.
 * @returns how many messages there are
 */
export async function writePage(
  files: readonly string[],
  file: string,
  bytes: number,
): Promise<number> {
  await mkdir(dirname(file), { recursive: true });
  const stream = createWriteStream(file);
  const customer = 'Customer 1';
  let [written, messages, piece] = [0, 0, ''];
  let time = Date.UTC(2017, 0, 1);
  const give = async (): Promise<void> => {
    written += Buffer.byteLength(piece);
    if (!stream.write(piece)) await once(stream, 'drain');
    piece = '';
  };
  piece = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /><title>${BUSINESS} - Messages</title></head><body><div class="contents"><h1>${BUSINESS}</h1><div><div class="thread">${customer}, ${BUSINESS}`;
  for await (const { turns } of dialogues(files)) {
    for (const { speaker, text } of turns.toReversed()) {
      const user = speaker === 'agent' ? BUSINESS : customer;
      piece += `<div class="message"><div class="message_header"><span class="user">${user}</span><span class="meta">${dated(time)}</span></div></div><p>${escaped(text)}</p>\n`;
      time -= MINUTE;
      messages++;
    }
    if (piece.length >= PIECE) await give();
    if (written >= bytes) break;
  }
  piece += '</div></div></div></body></html>\n';
  await give();
  stream.end();
  await once(stream, 'finish');
  return messages;
}
