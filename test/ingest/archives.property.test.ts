import { isUtf8 } from 'node:buffer';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MessageSplitter } from '../../src/ingest/archive/split.ts';
import type { Json } from '../support/world.ts';
import { archiveWorld } from './support/archive-world.ts';
import { fb, mojibake, T } from './support/threads.ts';
import { zipTexts } from './support/zips.ts';

const SHOP = 'Corner Shop';
const NAMES = ['Ada', 'Bo', SHOP, mojibake('Søren')];

interface Said {
  readonly sender_name: string;
  readonly timestamp_ms: number;
  readonly content?: string;
}

/** Few times, few texts: many messages meet in a millisecond, and many are equal. */
const said: fc.Arbitrary<Said> = fc.record(
  {
    sender_name: fc.constantFrom(...NAMES),
    timestamp_ms: fc.nat(6).map((n) => T + n),
    content: fc.constantFrom('', 'a', 'b', 'naïve', mojibake('naïve'), '\0'),
    is_unsent: fc.boolean(),
  },
  { requiredKeys: ['sender_name', 'timestamp_ms'] },
);

const oldestFirst = (messages: readonly Said[]) =>
  [...messages].sort((a, b) => a.timestamp_ms - b.timestamp_ms);

/** A thread's messages cut into files, never within a millisecond, each either way round. */
const files = fc
  .tuple(fc.array(said, { maxLength: 14 }), fc.array(fc.nat(6), { maxLength: 2 }))
  .map(([messages, cuts]) => {
    const bounds = [0, ...cuts.map((n) => n + 1).sort((a, b) => a - b), 100];
    return bounds.slice(1).flatMap((to, i) => {
      const inside = messages.filter(
        ({ timestamp_ms: at }) => at - T >= (bounds[i] ?? 0) && at - T < to,
      );
      return inside.length > 0 || i === 0 ? [oldestFirst(inside)] : [];
    });
  });

/** @param of what its texts begin with: threads that have no message in common are not one */
const thread = (messages: readonly Said[], newestFirst: boolean, of = ''): string =>
  JSON.stringify({
    ...fb(['Ada', SHOP], []),
    messages: (newestFirst ? [...messages].reverse() : messages).map((one) => ({
      ...one,
      ...(of && { content: `${of}${one.content ?? ''}` }),
    })),
  });

/** What stands in a store, whichever ids it has there: those depend on what came first. */
const standing = (conversations: readonly Json[]): string[] =>
  conversations
    .map(({ id, updated_time, message_count, folder, participants, messages }) =>
      JSON.stringify({
        ...{ hasId: Boolean(id), updated_time, message_count, folder },
        people: participants.data.map((one: Json) => one.name).sort(),
        messages: messages.map((one: Json) => [one.created_time, one.from?.name, one.message]),
      }),
    )
    .sort();

const arranged = fc.record({
  threads: fc.array(files, { minLength: 1, maxLength: 4 }),
  directions: fc.infiniteStream(fc.boolean()),
  part: fc.infiniteStream(fc.nat(2)),
  backwards: fc.boolean(),
  apart: fc.boolean(),
});

it('comes to the same in any order of files, parts and imports, and a second time', () =>
  fc.assert(
    fc.asyncProperty(arranged, async ({ threads, directions, part, backwards, apart }) => {
      await using plain = await archiveWorld();
      await using other = await archiveWorld();
      const whole: Record<string, string> = {};
      const parts: Record<string, string>[] = [{}, {}, {}];
      for (const [i, pieces] of threads.entries()) {
        for (const [j, messages] of pieces.entries()) {
          const path = `messages/inbox/t_${i}/message_${pieces.length - j}.json`;
          whole[path] = thread(messages, true, `${i}`);
          const to = parts[part.next().value ?? 0] as Record<string, string>;
          to[path] = thread(messages, directions.next().value ?? true, `${i}`);
        }
      }
      const report = await plain.load(await plain.save(whole), { me: SHOP });
      const count = threads.flat(2).length;
      expect(report).toMatchObject({ conversations: threads.length, messages: count });
      expect(report.new_messages).toBe(count);
      const zips = await Promise.all(
        parts.map((texts, i) => zipTexts(texts, join(other.folder, `${i}.zip`))),
      );
      if (backwards) zips.reverse();
      for (const turn of apart ? zips.map((zip) => [zip]) : [zips]) {
        await other.load(turn, { me: SHOP }).catch((error: unknown) => {
          // A part without the business says so.
          expect(String(error)).toContain('ImportRefused');
          return other.load(turn, { me: 'Ada' }).catch(() => undefined);
        });
      }
      const stands = await other.conversations();
      expect(standing(stands)).toEqual(standing(await plain.conversations()));
      const again = await other.load(zips, { me: SHOP });
      expect(again).toMatchObject({ messages: count, new_conversations: 0, new_messages: 0 });
      expect(await other.conversations()).toEqual(stands);
    }),
    { numRuns: 15 },
  ));

/** What may happen to a file on its way. */
const harm: fc.Arbitrary<(bytes: Buffer) => Buffer> = fc.oneof(
  fc.tuple(fc.nat(), fc.nat(7)).map(([at, bit]) => (bytes: Buffer) => {
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8((flipped[at % flipped.length] as number) ^ (1 << bit), at % flipped.length);
    return flipped;
  }),
  fc.nat().map((at) => (bytes: Buffer) => bytes.subarray(0, at % bytes.length)),
  fc
    .constantFrom('participants', 'messages', 'sender_name', 'timestamp_ms', 'content', 'title')
    .map((key) => (bytes: Buffer) => Buffer.from(bytes.toString().replaceAll(`"${key}"`, '"x"'))),
  fc
    .constantFrom('1e999', '-1', '0', 'null', '"17"', '1e20', '[]', '{}', '"x"')
    .map(
      (number) => (bytes: Buffer) =>
        Buffer.from(bytes.toString().replace(/"timestamp_ms":\d+/, `"timestamp_ms":${number}`)),
    ),
  fc
    .constantFrom('[', '{"a":', '"\\ud800', '\\')
    .map(
      (text) => (bytes: Buffer) =>
        Buffer.from(bytes.toString().replace('"title":', `"deep":${text.repeat(20_000)},"title":`)),
    ),
  fc.constant((bytes: Buffer) =>
    Buffer.from(
      bytes.toString().replace('"title":', `"deep":${'['.repeat(1e5)}${']'.repeat(1e5)},"title":`),
    ),
  ),
);

it('survives any harm to a file: what of it is not in is named, and every other file is in', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(said, { minLength: 1, maxLength: 8 }),
      fc.array(harm, { minLength: 1, maxLength: 2 }),
      async (messages, harms) => {
        await using it = await archiveWorld();
        const good = oldestFirst(messages);
        const folder = await it.save({
          'messages/inbox/good_1/message_1.json': thread(good, true),
          'messages/inbox/harmed_2/message_1.json': thread(good, true),
          'messages/inbox/named_3/message_1.json': thread(
            [{ sender_name: SHOP, timestamp_ms: T }],
            true,
          ),
        });
        const path = join(folder, 'messages/inbox/harmed_2/message_1.json');
        const bytes = harms.reduce<Buffer>((all, each) => each(all), await readFile(path));
        await writeFile(path, bytes);
        const report = await it.load(folder, { me: SHOP });
        expect(await countOf(it, 'good_1')).toBe(good.length);
        const found = await countOf(it, 'harmed_2');
        const named = report.skipped.map(({ file }) => file);
        if (!isJson(bytes) && !mayBeCut(bytes)) expect(named).toContain(path);
        // A message with harm of its own is passed over; where more is wrong, the file is.
        if (isJson(bytes)) expect(found).toBe(readableIn(bytes));
        else expect(found ?? 0).toBeLessThanOrEqual(good.length);
        expect(it.w.server.faults).toEqual([]);
      },
    ),
    { numRuns: 40 },
  ));

/** Messages of a thread as the API counts them; undefined where there is no such thread. */
async function countOf(it: Awaited<ReturnType<typeof archiveWorld>>, name: string) {
  const id = await it.idOf(name);
  if (id === undefined) return undefined;
  const { body } = await it.w.get(`/${id}`, { fields: 'message_count' });
  return body.message_count as number;
}

/** What a file says, where control characters may stand in its strings. */
const parsed = (bytes: Buffer): Json =>
  JSON.parse(
    bytes.toString().replace(/"(?:[^"\\]|\\.)*"/gs, (string) => string.replace(/\p{Cc}/gu, ' ')),
  );

/** Whether it may be read for a text that was cut within a character. */
const mayBeCut = (bytes: Buffer): boolean => /\uFFFD(?:\.\.\.)?"/.test(bytes.toString());

function isJson(bytes: Buffer): boolean {
  try {
    parsed(bytes);
    return isUtf8(bytes);
  } catch {
    return false;
  }
}

/** How many messages can be read in a file, if it is a thread; an independent reader. */
function readableIn(bytes: Buffer): number | undefined {
  if (!isJson(bytes)) return undefined;
  const { participants, messages } = parsed(bytes) ?? {};
  if (!Array.isArray(messages)) return undefined;
  const readable = messages.filter((message) => {
    const time = Number(message?.timestamp_ms ?? Number.NaN);
    const isWritten = typeof message?.timestamp_ms === 'string' && message.timestamp_ms !== '';
    const isNumber = typeof message?.timestamp_ms === 'number';
    return (isNumber || isWritten) && time >= 1 && time < 2 ** 48;
  });
  // Who sent something takes part.
  const hasSender = readable.some(
    ({ sender_name: name }) => typeof name === 'string' && name.trim(),
  );
  return Array.isArray(participants) || hasSender ? readable.length : undefined;
}

it('cuts a file into its messages wherever its pieces end', () =>
  fc.assert(
    fc.property(
      fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 6 }),
      fc.jsonValue(),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
      fc.constantFrom(0, 2),
      (messages, other, sizes, space) => {
        const root = { a: other, messages, 'b"messages': [{ messages: [{}] }] };
        const bytes = Buffer.from(JSON.stringify(root, null, space));
        const splitter = new MessageSplitter();
        const found: unknown[] = [];
        for (let at = 0, i = 0; at < bytes.length; i++) {
          const size = sizes[i % sizes.length] as number;
          found.push(...splitter.push(bytes.subarray(at, at + size)));
          at += size;
        }
        expect(found).toEqual(messages.map((each) => JSON.parse(JSON.stringify(each))));
        const rest = splitter.finish() as { messages: unknown[]; a: unknown };
        expect(rest.messages).toEqual(messages.map(() => ({})));
        expect(rest.a).toEqual(JSON.parse(JSON.stringify(other)));
      },
    ),
    { numRuns: 300 },
  ));
