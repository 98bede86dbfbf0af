import fc from 'fast-check';
import { instagramConversationId } from '../../../src/store/ids/conversation-id.ts';
import { history } from '../../../src/store/page/history-writer.ts';
import {
  FLAGS,
  type MessageExtra,
  type StoredAttachment,
} from '../../../src/store/page/message.ts';
import { FOLDERS, type Platform } from '../../../src/store/page/platform.ts';
import type { Json, World } from '../../support/world.ts';

/** Epoch milliseconds of the earliest message. */
const T = 1_700_000_000_000;

/** Bytes of media, and the type that an import finds in them. */
const MEDIA = [
  { bytes: Buffer.from('\x89PNG\r\n\x1a\n one', 'latin1'), mime: 'image/png' },
  { bytes: Buffer.from('\x89PNG\r\n\x1a\n two', 'latin1'), mime: 'image/png' },
  { bytes: Buffer.from('GIF89a', 'latin1'), mime: 'image/gif' },
  { bytes: Buffer.from('%PDF-1.7'), mime: 'application/pdf' },
  { bytes: Buffer.from('{"participants":[],"messages":[]}'), mime: undefined },
] as const;
const GIF = 2;

const fineName = fc.constantFrom('Ada', 'Ada ', 'Søren', 'Ã©', 'Łukasz 🍀', 'Bo');
const anyName = fc.oneof(fineName, fc.constantFrom('Corner Shop', 'corner.shop', '', ' '));
const text = fc.constantFrom('', 'a', 'b', 'naïve', 'Ã©', '\n', '🍀', '"\\', '𝒳 and more');

const oftenNone = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });
const seldom = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });

/** What a download cannot hold, now and then, or never. */
const oddly = <T extends object>(isOdd: boolean, ...odd: T[]) =>
  isOdd ? fc.option(fc.constantFrom(...odd), { nil: {}, freq: 8 }) : fc.constant({});

const attachment = (isOdd: boolean) =>
  fc.record({
    kind: fc.constantFrom<StoredAttachment['kind']>('image', 'video', 'audio', 'file'),
    name: fc.constantFrom('a.png', 'A.PNG', 'é ß.pdf', '100%.gif', 'data.json', 'x'),
    media: fc.option(fc.nat(MEDIA.length - 1), { nil: undefined }),
    odd: oddly<object>(
      isOdd,
      { name: '../../a' },
      { name: 'con' },
      { name: 'message_1.json' },
      { name: undefined },
      { mime: 'text/plain' },
      { width: 7 },
      { kind: 'template', template: { title: 'A card' } },
    ),
  });

type Attachment = ReturnType<typeof attachment> extends fc.Arbitrary<infer T> ? T : never;

/** The order in which a download has the kinds. */
const placeOf = ({ kind, media }: Attachment): number =>
  kind === 'image' && media === GIF ? 2.5 : ['image', 'video', 'audio', 'file'].indexOf(kind);

const message = (isOdd: boolean) =>
  fc.record({
    at: fc.nat(5),
    by: fc.constantFrom('page', 'nobody', 0, 1, 2),
    text,
    deleted: fc.nat(5).map((n) => n === 0),
    attachments: oftenNone(
      fc
        .array(attachment(isOdd), { maxLength: 3 })
        .map((all) => (isOdd ? all : all.sort((a, b) => placeOf(a) - placeOf(b)))),
    ),
    sticker: oftenNone(fc.option(fc.nat(1), { nil: undefined })),
    shares: oftenNone(
      fc.array(
        fc.record({
          id: fc.constant('1'),
          link: fc.constantFrom('https://a.example/é', isOdd ? '' : 'https://b.example'),
        }),
        { maxLength: 2 },
      ),
    ),
    reactions: oftenNone(
      fc.uniqueArray(fc.record({ reaction: fc.constantFrom('👍', '❤'), by: fc.nat(3) }), {
        maxLength: 3,
        // Of three people two may be the same one.
        selector: ({ reaction, by }) => (isOdd ? {} : `${reaction} ${by === 3}`),
      }),
    ),
    call: seldom(fc.constant({ length: 7 })),
    odd: oddly<Partial<MessageExtra>>(
      isOdd,
      { replyTo: { created: T, tie: 0 } },
      { source: 'web' },
      { app: '1' },
    ),
    /** Whether it is unread, and on Instagram not marked by what it holds. */
    isOdd: isOdd ? fc.nat(15).map((n) => n === 0) : fc.constant(false),
  });

/** @param isOdd whether it may hold what a download cannot */
export const conversation = (isOdd: boolean) =>
  fc.record({
    platform: fc.constantFrom<Platform>('MESSENGER', 'INSTAGRAM'),
    folder: fc.constantFrom(...FOLDERS),
    people: isOdd
      ? fc.array(anyName, { minLength: 1, maxLength: 3 })
      : fc.uniqueArray(fineName, { minLength: 1, maxLength: 3 }),
    messages: fc.array(message(isOdd), { maxLength: 9 }),
  });

type RandomConversation = ReturnType<typeof conversation> extends fc.Arbitrary<infer T> ? T : never;
type Parts = Pick<
  RandomConversation['messages'][number],
  'attachments' | 'sticker' | 'shares' | 'reactions' | 'call' | 'odd'
>;

/** Puts random conversations into a world's store, as sending and importing would leave them. */
export async function fill(w: World, conversations: readonly RandomConversation[]): Promise<void> {
  const stored: Json[] = [];
  for (const { bytes } of MEDIA) stored.push(await w.server.media.put(bytes));
  await w.server.store.transaction(async (tx) => {
    const writer = history(tx, w.page.no);
    let ids = 1_000_000_000_000_000;
    for (const { platform, folder, people, messages } of conversations) {
      const nos: number[] = [];
      for (const each of people) {
        const username = platform === 'INSTAGRAM' ? each : undefined;
        nos.push(await writer.addPerson({ id: `${++ids}`, platform, name: each, username }));
      }
      const id =
        platform === 'MESSENGER'
          ? `t_${++ids}`
          : instagramConversationId(w.page.instagramId ?? '', `${++ids}`);
      const no = await writer.addConversation({ id, platform, folder, people: nos });
      const sorted = [...messages].sort((a, b) => a.at - b.at);
      const personOf = (n: number) => nos[n % nos.length] as number;
      const news = sorted.map(({ at, by, text, deleted, isOdd, ...parts }) => {
        const extra = deleted ? undefined : extraOf(parts, stored, personOf);
        const isEmpty = platform === 'INSTAGRAM' && text === '' && !shows(extra);
        return {
          created: T + at * 1000,
          sender: by === 'page' ? 0 : by === 'nobody' ? null : personOf(by as number),
          text: deleted ? '' : text,
          flags:
            (isOdd ? 0 : FLAGS.read) |
            (deleted ? FLAGS.deleted : isEmpty !== isOdd ? FLAGS.unsupported : 0),
          extra,
        };
      });
      await writer.addMessages(no, news);
    }
  });
}

const shows = (extra: MessageExtra | undefined): boolean =>
  (extra?.attachments ?? []).some(({ kind }) => kind !== 'template') ||
  (extra?.shares ?? []).some(({ link }) => link) ||
  extra?.sticker !== undefined;

function extraOf(
  { attachments, sticker, shares, reactions, call, odd }: Parts,
  stored: readonly string[],
  personOf: (n: number) => number,
): MessageExtra | undefined {
  const extra: MessageExtra = {
    ...(attachments?.length && {
      attachments: attachments.map(({ kind, name, media, odd }) => {
        const one = media === undefined ? undefined : MEDIA[media];
        const mime = kind === 'audio' ? one?.mime?.replace('video/', 'audio/') : one?.mime;
        return {
          ...{ id: '1', kind, name },
          ...(mime && { mime }),
          ...(one && { size: one.bytes.length, media: stored[media as number] }),
          ...odd,
        } as StoredAttachment;
      }),
    }),
    ...(sticker !== undefined && {
      sticker: { id: '7', name: 's.png', media: stored[sticker] as string },
    }),
    ...(shares?.length && {
      shares: shares.map(({ id, link }) => ({ id, ...(link && { link }) })),
    }),
    ...(reactions?.length && {
      reactions: reactions.map(({ reaction, by }) => ({
        reaction,
        by: by === 3 ? 0 : personOf(by),
      })),
    }),
    ...(call && { call }),
    ...odd,
  };
  return Object.keys(extra).length > 0 ? extra : undefined;
}
