import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '../support/world.ts';
import { archiveWorld } from './support/archive-world.ts';
import { e2ee, fb, mojibake, T } from './support/threads.ts';
import { zipTexts } from './support/zips.ts';

const SHOP = 'Corner Shop';

/** Somebody's thread: where it lies, and what the file holds, with a text that no other has. */
interface Invented {
  readonly path: string;
  readonly file: unknown;
}

/** Forms of a thread by which they are told apart, each where downloads have had it. */
const FORMS: readonly ((name: string, text: string, root: string) => Invented)[] = [
  ...['inbox', 'e2ee_cutover', 'archived_threads', 'new_section'].map(
    (section) => (name: string, text: string, root: string) => ({
      path: `${root}messages/${section}/${name}_${name.length}/message_1.json`,
      file: fb([name, SHOP], [[name, mojibake(text)]]),
    }),
  ),
  (name, text, root) => ({
    path: `${root}messages/${name}/message.json`,
    file: {
      participants: [{ name }],
      messages: [{ sender_name: name, timestamp: T / 1000, content: mojibake(text) }],
    },
  }),
  (name, text, root) => ({
    path: `${root}groups/your_group_messages/${name.length}77.json`,
    file: { thread_name: name, messages: fb([], [[name, mojibake(text)]]).messages },
  }),
  ...['messages/', 'messages_e2e/', ''].map(
    (folder) => (name: string, text: string, root: string) => ({
      path: `${root}${folder}${name}_3.json`,
      file: e2ee([name, SHOP], [[name, text]]),
    }),
  ),
  (name, text, root) => ({
    path: `${root}${name}/messages.json`,
    file: [
      {
        participants: [name, SHOP],
        conversation: [{ sender: name, created_at: '2019-05-02T10:00:05.123456+00:00', text }],
      },
    ],
  }),
];

/** What may become of a file's bytes. */
const WRITTEN: readonly ((text: string) => Buffer)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\uFEFF${text}`),
  (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  (text) => Buffer.from(text, 'utf16le').swap16(),
  (text) => Buffer.from(text, 'latin1'),
  (text) => Buffer.from(text.replace('#', '\x01')),
  (text) => Buffer.from(text.slice(0, -9)),
  (text) => Buffer.from(text.replace('#', '\\q')),
];

/** Where a file may be put; gives what is written instead of it. */
type Put = (folder: string, made: { path: string; bytes: Buffer }) => Promise<[string, Buffer]>;
const zipped = async (folder: string, path: string, bytes: Buffer): Promise<Buffer> => {
  return readFile(await zipTexts({ [path]: bytes }, join(folder, 'made.zip')));
};
const PUT: readonly Put[] = [
  async (_, { path, bytes }) => [path, bytes],
  async (folder, { path, bytes }) => ['part.zip', await zipped(folder, path, bytes)],
  async (folder, { path, bytes }) => ['2024/june/part.zip', await zipped(folder, path, bytes)],
  async (folder, { path, bytes }) => {
    const inner = await zipped(folder, path, bytes);
    return ['outer.zip', await zipped(folder, 'Downloads/inner.zip', inner)];
  },
  async (_, { path, bytes }) => [`${path}.gz`, gzipSync(bytes)],
];

const invented = fc.record({
  form: fc.nat(FORMS.length - 1),
  root: fc.constantFrom('', 'your_facebook_activity/', 'facebook-shop-2024/', 'a b/c/'),
  written: fc.nat(WRITTEN.length - 1),
  put: fc.nat(PUT.length - 1),
});

/** What every download has, with a thread that says who the business is. */
const BESIDE = {
  'posts/posts_1.json': [],
  'notes.txt': 'x',
  'messages/inbox/zed_99/message_1.json': fb(['Zed', SHOP], [[SHOP, 'Hello']]),
};

it('has every text of a download in the store, or the file of it named', () =>
  fc.assert(
    fc.asyncProperty(fc.array(invented, { minLength: 1, maxLength: 5 }), async (some) => {
      await using it = await archiveWorld();
      const texts: { readonly text: string; readonly base: string }[] = [];
      const paths: string[] = [await it.save(BESIDE)];
      for (const [i, { form, root, written, put }] of some.entries()) {
        const name = `Ada${'a'.repeat(i)}`;
        const text = `Grüße ${i} # 🌸`;
        const { path, file } = FORMS[form]?.(name, text, root) ?? { path: '', file: {} };
        const bytes = WRITTEN[written]?.(JSON.stringify(file)) ?? Buffer.alloc(0);
        const placed = await PUT[put]?.(it.folder, { path, bytes });
        if (!placed) throw new Error('There is no such place.');
        paths.push(await it.save(Object.fromEntries([placed]), `given-${i}`));
        texts.push({ text: `Grüße ${i}`, base: `given-${i}` });
      }
      const report = await it.load(paths, { me: SHOP });
      const found = (await it.conversations()).flatMap(({ messages }) =>
        messages.map((m: Json) => m.message as string),
      );
      for (const { text, base } of texts) {
        const isIn = found.some((one) => one.startsWith(text));
        const isNamed = report.skipped.some(({ file }) => file.includes(`/${base}/`));
        expect([text, isIn || isNamed]).toEqual([text, true]);
      }
    }),
    { numRuns: 15 },
  ));
