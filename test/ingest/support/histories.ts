import fc from 'fast-check';
import type { Files } from './archive-world.ts';
import { mojibake, T } from './threads.ts';

/** The business, of everything that is invented here. */
export const SHOP = 'Corner Shop';

/** A message as it was, and what became of it. */
interface Message {
  /** Seconds after {@link T}. */
  readonly at: number;
  readonly by: string;
  readonly text: string;
  /** Name of a photo, its own. */
  readonly photo: string | undefined;
  /** In downloads from this step on it is unsent. */
  readonly unsentFrom: number;
  /** Who likes it, and in downloads from which step on. */
  readonly liked: { readonly by: string; readonly from: number } | undefined;
  /** Whether nothing else was sent by the same person in the same millisecond. */
  readonly isAlone: boolean;
}

/** Which downloads have a thread: the ordinary one, the encrypted one, or both (wire.md 14.10). */
type Kind = 'ordinary' | 'encrypted' | 'cutover';

interface Thread {
  readonly no: number;
  readonly kind: Kind;
  /** In downloads from this step on its customer has no name; later than all where it stays. */
  readonly namelessFrom: number;
  /** What is written then in place of the name. */
  readonly nameless: string;
  readonly customers: readonly string[];
  readonly messages: readonly Message[];
}

/** How a download shows a message that is alone. */
type View = 'whole' | 'cut' | 'silent' | 'sentence';

/** What was asked of Meta, and when. */
interface Download {
  /** The later, the more is unsent and liked. */
  readonly step: number;
  /** Seconds after {@link T}: the first that is in, and the first that is not. */
  readonly from: number;
  readonly to: number;
  /** How many messages a file has, never mind whether a millisecond ends with it. */
  readonly chunk: number;
  readonly views: readonly View[];
  /** Whether the photos lie in it. */
  readonly hasPhotos: boolean;
  readonly newestFirst: boolean;
  /** Whether it comes in two parts, a file in the one or the other. */
  readonly isSplit: boolean;
}

export interface History {
  readonly threads: readonly Thread[];
  readonly downloads: readonly Download[];
}

const TIMES = 5;
const STEPS = 3;
const NEVER = STEPS + 1;
const TEXTS = ['yes', 'no', 'see you at six', 'größe', '🎉🎉', 'https://example.com/a', ''];
const CASTS = [['Ada'], ['Bo'], ['Cy', 'Dee'], ['Søren']] as const;

const drafted = (customers: readonly string[]) =>
  fc.record({
    at: fc.nat(TIMES),
    by: fc.constantFrom(...customers, SHOP),
    text: fc.constantFrom(...TEXTS),
    hasPhoto: fc.boolean(),
    unsentFrom: fc.oneof({ weight: 3, arbitrary: fc.constant(NEVER) }, fc.nat(STEPS)),
    liked: fc.option(fc.record({ by: fc.constantFrom(...customers, SHOP), from: fc.nat(STEPS) }), {
      nil: undefined,
    }),
  });

const thread = (customers: readonly string[], no: number): fc.Arbitrary<Thread> =>
  fc
    .record({
      kind: fc.constantFrom<Kind>('ordinary', 'ordinary', 'encrypted', 'cutover'),
      nameless: fc.constantFrom(...NAMELESS),
      namelessFrom: fc.oneof({ weight: 2, arbitrary: fc.constant(NEVER) }, fc.nat(STEPS)),
      drafts: fc.array(drafted(customers), { minLength: 1, maxLength: 6 }),
    })
    .map(({ kind, nameless, namelessFrom, drafts }) => ({
      ...{ no, kind, customers, nameless },
      // Of several people nobody could say who it is.
      namelessFrom: kind === 'ordinary' && customers.length === 1 ? namelessFrom : NEVER,
      messages: [first(customers), ...messagesOf(drafts, no)],
    }));

/** Every download has it: by it a thread is known whatever else has changed. */
const first = ([by = SHOP]: readonly string[]): Message => ({
  ...{ at: -1, by, text: `${by} was here`, photo: undefined },
  ...{ unsentFrom: NEVER, liked: undefined, isAlone: true },
});

type Draft = Omit<Message, 'photo' | 'isAlone'> & { readonly hasPhoto: boolean };

const messagesOf = (drafts: readonly Draft[], no: number): Message[] =>
  drafts
    .map(({ hasPhoto, ...draft }, i) => {
      const others = drafts.filter(
        (other, j) => j !== i && other.at === draft.at && other.by === draft.by,
      );
      const photo = hasPhoto || (draft.text === '' && others.length > 0);
      return {
        ...draft,
        photo: photo ? `p${no}${i}.jpg` : undefined,
        // Nobody could say which of two equal messages it was.
        liked: others.length === 0 ? draft.liked : undefined,
        isAlone: others.length === 0,
      };
    })
    .sort((a, b) => a.at - b.at);

const download: fc.Arbitrary<Download> = fc.record({
  step: fc.nat(STEPS),
  from: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.nat(TIMES)),
  to: fc.oneof({ weight: 2, arbitrary: fc.constant(TIMES + 1) }, fc.nat(TIMES)),
  chunk: fc.integer({ min: 1, max: 8 }),
  views: fc.array(fc.constantFrom<View>('whole', 'cut', 'silent', 'sentence'), {
    minLength: 7,
    maxLength: 7,
  }),
  hasPhotos: fc.boolean(),
  newestFirst: fc.boolean(),
  isSplit: fc.boolean(),
});

/** Invented histories, and what a few downloads show of them. */
export const histories: fc.Arbitrary<History> = fc
  .uniqueArray(fc.constantFrom(...CASTS.keys()), { minLength: 1, maxLength: 3 })
  .chain((casts) =>
    fc.record({
      threads: fc.tuple(...casts.map((no) => thread(CASTS[no] as readonly string[], no + 1))),
      // Of two that are split nobody could say which part goes on from which.
      downloads: fc
        .array(download, { minLength: 2, maxLength: 3 })
        .map((all) => all.map((each, i) => ({ ...each, isSplit: each.isSplit && i === 0 }))),
    }),
  );

const isIn = ({ at }: Message, { from, to }: Download): boolean =>
  at === -1 || (at >= from && at < to);

/** The folders of a download: of the ordinary one, maybe in parts, and of the encrypted one. */
export function foldersOf({ threads }: History, download: Download): readonly Files[] {
  const ordinary: Record<string, string | Buffer | object> = {};
  const encrypted: Record<string, string | Buffer | object> = {};
  for (const thread of threads) {
    const { kind, messages } = thread;
    const inside = messages.filter((message) => isIn(message, download));
    if (kind !== 'encrypted') Object.assign(ordinary, ordinaryFiles(thread, inside, download));
    if (kind !== 'ordinary') Object.assign(encrypted, encryptedFiles(thread, inside, download));
  }
  // The business is known by it, whatever else there is.
  ordinary[`${INBOX}/inbox/zoe_909/message_1.json`] = {
    participants: [{ name: 'Zoe' }, { name: SHOP }],
    messages: [{ sender_name: 'Zoe', timestamp_ms: T, content: 'always there' }],
  };
  const parts = Object.entries(ordinary);
  if (download.isSplit)
    parts.sort(([a], [b]) => (a.at(-6) as string).localeCompare(b.at(-6) as string));
  const cut = download.isSplit ? parts.length >> 1 : parts.length;
  return [parts.slice(0, cut), parts.slice(cut), Object.entries(encrypted)]
    .filter((some) => some.length > 0)
    .map((some): Files => Object.fromEntries(some));
}

const INBOX = 'your_facebook_activity/messages';

function ordinaryFiles(thread: Thread, inside: readonly Message[], download: Download): Files {
  const { no, kind, customers, messages, namelessFrom } = thread;
  const files: Record<string, string | Buffer | object> = {};
  const nameOf = (name: string) => nameAmong(thread, name, [download]);
  const isNameless = download.step >= namelessFrom;
  const slug = isNameless ? 'facebookuser' : customers.join('').toLowerCase().replace('ø', '');
  const path = `${INBOX}/${kind === 'cutover' ? 'e2ee_cutover' : 'inbox'}/${slug}_${no}0${no}`;
  for (let number = 1, end = inside.length; end > 0; number++, end -= download.chunk) {
    const shown = inside
      .slice(Math.max(end - download.chunk, 0), end)
      .map((message) =>
        shownIn(download, message, { path, nameOf, at: messages.indexOf(message) }),
      );
    files[`${path}/message_${number}.json`] = {
      participants: [...customers, SHOP].map((name) => ({ name: mojibake(nameOf(name)) })),
      messages: download.newestFirst ? shown.reverse() : shown,
      title: mojibake(customers.map(nameOf).join(', ')),
      is_still_participant: true,
      thread_path: 'inbox/somewhere',
    };
  }
  for (const { photo } of inside) {
    if (photo && download.hasPhotos) files[`${path}/photos/${photo}`] = pictureOf(photo);
  }
  return files;
}

/** They show all that is left of a message, and are numbered anew in each download. */
function encryptedFiles(
  { no, customers }: Thread,
  inside: readonly Message[],
  { step, hasPhotos }: Download,
): Files {
  const files: Record<string, string | Buffer | object> = {};
  const messages = inside.map(({ at, by, text, photo, unsentFrom, liked }) => {
    const isUnsent = step >= unsentFrom;
    const isLiked = liked && step >= liked.from && !isUnsent;
    return {
      ...{ isUnsent, senderName: by, timestamp: T + at * 1000 },
      text: isUnsent ? 'User unsent a message' : text,
      type: isUnsent ? 'placeholder' : photo ? 'media' : 'text',
      media: photo && !isUnsent ? [{ uri: `./media/${photo}` }] : [],
      reactions: isLiked ? [{ reaction: '👍', actor: liked.by }] : [],
    };
  });
  files[`messages/${customers.join(', ')}_${(no + step) % 4}.json`] = {
    participants: [...customers, SHOP],
    threadName: customers.join(', '),
    messages,
  };
  for (const { photo } of inside) {
    if (photo && hasPhotos) files[`messages/media/${photo}`] = pictureOf(photo);
  }
  return files;
}

/** What Meta calls people whose accounts are gone. */
const NAMELESS = ['Facebook user', ''] as const;

const pictureOf = (name: string): Buffer =>
  Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.from(name)]);

function shownIn(
  { step, views }: Download,
  { at, by, text, photo, unsentFrom, liked, isAlone }: Message,
  place: { readonly path: string; readonly nameOf: (name: string) => string; readonly at: number },
): object {
  const { nameOf } = place;
  const shown = { sender_name: mojibake(nameOf(by)), timestamp_ms: T + at * 1000 };
  if (step >= unsentFrom) return { ...shown, is_unsent: true };
  const view = isAlone && at >= 0 ? views[place.at] : 'whole';
  const content =
    view === 'cut'
      ? text.slice(0, 2)
      : view === 'silent'
        ? ''
        : view === 'sentence'
          ? `${by} sent an attachment.`
          : text;
  return {
    ...shown,
    ...(content !== '' && { content: mojibake(content) }),
    ...(photo && { photos: [{ uri: `${place.path}/photos/${photo}` }] }),
    ...(liked &&
      step >= liked.from && {
        reactions: [{ reaction: mojibake('👍'), actor: mojibake(nameOf(liked.by)) }],
      }),
  };
}

/** A conversation as anybody may compare it: no ids, and messages in no order within a millisecond. */
export interface Expected {
  readonly people: readonly string[];
  readonly count: number;
  readonly messages: readonly string[];
}

/** A message as text: all of it that is compared. */
export const written = (
  at: number,
  by: string,
  text: string,
  photos: readonly (readonly [name: string, isThere: boolean])[],
  likes: readonly string[],
): string => JSON.stringify([at, by, text, [...photos].sort(), [...likes].sort()]);

/** What stands when some downloads are in, by what is true of the history: nothing is imported here. */
export function expectedOf({ threads, downloads }: History): Expected[] {
  const all: Expected[] = [{ people: ['Zoe'], count: 1, messages: [ALWAYS] }];
  for (const thread of threads) {
    const { customers, messages } = thread;
    // Nobody is nobody wherever no other download tells; a name for anybody is that of somebody.
    const nameIn = (name: string, by: readonly Download[]) =>
      nameAmong(thread, name, thread.nameless === '' ? by : downloads);
    const seen = messages.flatMap((message, place) => {
      const by = downloads.filter((each) => isIn(message, each));
      return by.length > 0 ? [{ message, place, by, nameIn, kind: thread.kind }] : [];
    });
    all.push({
      people: customers
        .map((name) => nameIn(name, downloads))
        .filter(Boolean)
        .sort(),
      count: seen.length,
      messages: seen.flatMap((each) => standing(each)).sort(),
    });
  }
  return all.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** What somebody is called where some downloads are known. */
function nameAmong(
  { namelessFrom, nameless }: Thread,
  name: string,
  downloads: readonly Download[],
): string {
  const isNamed = name === SHOP || downloads.some(({ step }) => step < namelessFrom);
  return isNamed ? name : nameless;
}

const ALWAYS = written(T, 'Zoe', 'always there', [], []);

interface Seen {
  readonly message: Message;
  readonly place: number;
  readonly by: readonly Download[];
  readonly nameIn: (name: string, by: readonly Download[]) => string;
  readonly kind: Kind;
}

function standing({ message, place, by, nameIn, kind }: Seen): string[] {
  const { at, text, photo, unsentFrom, liked, isAlone } = message;
  if (by.some(({ step }) => step >= unsentFrom)) return [];
  const views = new Set(by.map(({ views }) => (isAlone && at >= 0 ? views[place] : 'whole')));
  if (kind !== 'ordinary') views.add('whole');
  const isTold = text !== '';
  const shown = [
    ...(views.has('whole') && isTold ? [text] : []),
    ...(views.has('cut') && isTold ? [text.slice(0, 2)] : []),
    ...(views.has('sentence') && kind !== 'encrypted' ? [`${message.by} sent an attachment.`] : []),
    '',
  ];
  const photos = photo ? [[photo, by.some(({ hasPhotos }) => hasPhotos)] as const] : [];
  const likedIn = by.filter(({ step }) => liked && step >= liked.from);
  const likes = liked && likedIn.length > 0 ? [nameIn(liked.by, likedIn)].filter(Boolean) : [];
  return [written(T + at * 1000, nameIn(message.by, by), shown[0] as string, photos, likes)];
}
