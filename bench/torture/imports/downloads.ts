import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Random } from '../../../src/base/random.ts';

/** The Page that everything is imported into. */
export const SHOP = 'Torture & Sons';

const START = Date.UTC(2022, 0, 1);
const WORDS = 'is it still there yes no thanks the blue one please 🎉 größer tomorrow at ten'.split(
  ' ',
);

const PER_FILE = 10_000;

/** How much there is. */
interface Size {
  /** Threads of few messages. */
  readonly threads: number;
  /** Messages of the others: several files, several transactions each. */
  readonly long: readonly number[];
  readonly pictures: number;
  readonly dialogues: number;
}
const WHOLE: Size = { threads: 60, long: [40_000, 9_000, 6_000], pictures: 40, dialogues: 1_800 };

interface Said {
  sender_name: string;
  timestamp_ms: number;
  content?: string;
  [more: string]: unknown;
}

/** What the imports of a run are given. */
export interface Downloads {
  /** Paths of the first import. */
  readonly first: readonly string[];
  /** Of the second: the same account, some time later. */
  readonly second: readonly string[];
  /** Messages that are in at the end. */
  readonly messages: number;
}

/** Writes two downloads of one account, the later with more and with changes, and dialogues. */
export function writeDownloads(
  folder: string,
  random: Random,
  { threads, long, pictures: shown, dialogues: told }: Size = WHOLE,
): Downloads {
  const pictures = Array.from({ length: shown }, (_, i) => {
    const size = 200 + Math.floor(random.next() * 40_000);
    return { name: `picture_${i}.jpg`, bytes: Buffer.alloc(size, `${random.next()}`) };
  });
  let messages = 0;
  for (let n = 0; n < threads + long.length; n++) {
    const count = long[n] ?? 1 + Math.floor(random.next() * 80);
    // The first two are of the same person, and stay two.
    const name = `Customer ${Math.max(n, 1)}`;
    const said = talk(name, count, pictures, random);
    messages += said.length;
    const early = said.slice(0, Math.ceil(count * (0.5 + random.next() / 2)));
    const path = `your_facebook_activity/messages/inbox/customer${n}_${1000 + n}`;
    writeThread(join(folder, 'first', path), name, early);
    const later = said.map((one) => changed(one, random));
    writeThread(join(folder, 'second', path), name, later);
    for (const each of ['first', 'second']) writePictures(join(folder, each, path), said, pictures);
  }
  const dialogues = Array.from({ length: told }, (_, id) => {
    const turns = Array.from({ length: 2 + Math.floor(random.next() * 18) }, (_, i) => ({
      speaker: i % 2 ? 'agent' : 'customer',
      text: sentence(random),
    }));
    messages += turns.length;
    return JSON.stringify({ id: `d${id}`, turns });
  });
  const file = join(folder, 'dialogues.jsonl');
  writeFileSync(file, `${dialogues.join('\n')}\n`);
  return {
    first: [join(folder, 'first'), file],
    second: [join(folder, 'second'), file],
    messages,
  };
}

type Pictures = readonly { readonly name: string; readonly bytes: Buffer }[];

/** Several messages may share a millisecond, and say the same. */
function talk(name: string, count: number, pictures: Pictures, random: Random): Said[] {
  let time = START + Math.floor(random.next() * 1e10);
  return Array.from({ length: count }, () => {
    if (random.next() > 0.1) time += 1 + Math.floor(random.next() * 600_000);
    const said: Said = {
      sender_name: random.next() < 0.5 ? name : SHOP,
      timestamp_ms: time,
      content: sentence(random),
    };
    if (random.next() < 0.01) {
      const picture = pictures[Math.floor(random.next() * pictures.length)];
      said.photos = [{ uri: `photos/${picture?.name}`, creation_timestamp: 1 }];
    }
    return said;
  });
}

/** As a later download has a message: some were unsent meanwhile, some reacted to. */
function changed(said: Said, random: Random): Said {
  const { sender_name, timestamp_ms } = said;
  if (random.next() < 0.005) return { sender_name, timestamp_ms, is_unsent: true };
  if (random.next() > 0.02) return said;
  return { ...said, reactions: [{ reaction: '\u00e2\u009d\u00a4', actor: SHOP }] };
}

const sentence = (random: Random): string =>
  Array.from(
    { length: 1 + Math.floor(random.next() * 12) },
    () => WORDS[Math.floor(random.next() * WORDS.length)],
  ).join(' ');

/** Newest message first, the newest in message_1, as Meta writes them. */
function writeThread(folder: string, name: string, said: readonly Said[]): void {
  const newestFirst = said.toReversed();
  for (let from = 0; from < newestFirst.length; from += PER_FILE) {
    save(
      join(folder, `message_${from / PER_FILE + 1}.json`),
      JSON.stringify({
        participants: [{ name }, { name: SHOP }],
        messages: newestFirst.slice(from, from + PER_FILE).map(asMetaWrites),
        title: name,
        thread_path: 'inbox/x',
      }),
    );
  }
}

/** Each byte of UTF-8 a character. */
const asMetaWrites = (said: Said): Said => ({
  ...said,
  ...(said.content !== undefined && { content: Buffer.from(said.content).toString('latin1') }),
});

function writePictures(folder: string, said: readonly Said[], pictures: Pictures): void {
  const named = JSON.stringify(said.map(({ photos }) => photos ?? []));
  for (const { name, bytes } of pictures) {
    if (named.includes(`photos/${name}`)) save(join(folder, 'photos', name), bytes);
  }
}

function save(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
