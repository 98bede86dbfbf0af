import type { Json } from '../../support/world.ts';
import type { Files } from './archive-world.ts';
import { facebookPage, instagramPage, type TestMessage } from './pages.ts';
import { mojibake } from './threads.ts';

/** The business, of everything that is invented here. */
export const SHOP = 'Corner Shop';

const DAY = 86_400_000;
/** When it began. */
const BEGIN = Date.UTC(2022, 0, 3, 9, 0, 0);

interface Said {
  readonly at: number;
  /** Undefined: the business. */
  readonly by: string | undefined;
  readonly text: string;
  readonly liked: boolean;
}

export interface YearsThread {
  readonly customer: string;
  readonly said: readonly Said[];
}

/** A download of all threads: what was said in a stretch of time, in one form. */
export interface YearsDownload {
  readonly form: 'json' | 'minutes' | 'seconds' | 'encrypted';
  /** Epoch milliseconds: the first that is in, and the first that is not. */
  readonly from: number;
  readonly to: number;
  /** The end of a thread's folder; the encrypted download has its own. */
  readonly suffix: (thread: number) => string;
  /** Customers under the names that they have in it, where it is not their own. */
  readonly names?: Readonly<Record<string, string>>;
  readonly platform?: 'instagram';
  /** By which a page shows times. */
  readonly timeZone?: string;
}

const TEXTS = ['Is it there?', 'Yes', 'Größe 42 🎉', 'ok', 'ok', '<b>hi</b> & so', 'See you'];
const CUSTOMERS = ['Ada Quill', 'Søren Bay', 'Pia Lund', 'Pia Lund', 'Olive Tran'];

/** Threads in which people answer within a minute, and now and then say the same twice. */
export const THREADS: readonly YearsThread[] = CUSTOMERS.map((customer, thread) => ({
  customer,
  // Nobody could tell which of two of one name an encrypted thread goes on with.
  said: Array.from({ length: customer === 'Pia Lund' ? 20 : 24 }, (_, i): Said => {
    const talk = Math.floor(i / 4);
    const at = BEGIN + thread * 5 * DAY + talk * 180 * DAY + (i % 4) * 14_321 + 4_017 * thread;
    const text = `${TEXTS[(i + thread) % TEXTS.length]}${i % 4 === 0 ? ` ${i}` : ''}`;
    return { at, by: i % 3 === 1 ? undefined : customer, text, liked: i % 5 === 0 };
  }),
}));

/** When about so many years of it had passed; nobody wrote then. */
export const yearsIn = (years: number): number => BEGIN + years * 360 * DAY - 40 * DAY;

const shown = (time: number, form: YearsDownload['form'], timeZone: string): string =>
  new Intl.DateTimeFormat('en-US', {
    dateStyle: 'medium',
    timeStyle: form === 'seconds' ? 'medium' : 'short',
    timeZone,
  }).format(time);

/** The files of a download. */
export function filesOfYears(
  { form, from, to, suffix, names = {}, platform, timeZone = 'UTC' }: YearsDownload,
  threads: readonly YearsThread[] = THREADS,
): Files {
  const root = `your_${platform ?? 'facebook'}_activity/messages/inbox`;
  const files: Record<string, string | object> = {};
  for (const [no, { customer, said }] of threads.entries()) {
    const name = names[customer] ?? customer;
    const inside = said.filter(({ at }) => at >= from && at < to).reverse();
    if (inside.length === 0) continue;
    const senderOf = ({ by }: Said): string => (by === undefined ? SHOP : name);
    const likerOf = ({ by }: Said): string => (by === undefined ? name : SHOP);
    const folder = `${root}/${name.toLowerCase().replaceAll(/[^a-z]/g, '')}_${suffix(no)}`;
    if (form === 'json') {
      files[`${folder}/message_1.json`] = {
        participants: [{ name: mojibake(name) }, { name: SHOP }],
        messages: inside.map((one) => ({
          sender_name: mojibake(senderOf(one)),
          timestamp_ms: one.at,
          content: mojibake(one.text),
          ...(one.liked && {
            reactions: [{ reaction: mojibake('👍'), actor: mojibake(likerOf(one)) }],
          }),
        })),
        ...{ title: mojibake(name), is_still_participant: true, magic_words: [] },
        thread_path: `inbox/${folder.split('/').at(-1)}`,
      };
    } else if (form === 'encrypted') {
      files[`messages_e2e/${name}_${no + 3}.json`] = {
        ...{ participants: [name, SHOP], threadName: `${name}_${no + 3}` },
        messages: inside.map((one) => ({
          ...{ isUnsent: false, media: [], type: 'text' },
          ...{ senderName: senderOf(one), text: one.text, timestamp: one.at },
          reactions: one.liked ? [{ reaction: '👍', actor: likerOf(one) }] : [],
        })),
      };
    } else {
      const messages = inside.map(
        (one): TestMessage => ({
          ...{ sender: senderOf(one), text: one.text, when: shown(one.at, form, timeZone) },
          reactions: one.liked ? [['👍', likerOf(one)]] : [],
        }),
      );
      const page = platform === 'instagram' ? instagramPage : facebookPage;
      files[`${folder}/message_1.html`] = page({ title: name, messages });
    }
  }
  return files;
}

const nameOf = ({ name, username }: Json): string => name ?? username;

/** What stands of a thread, in the form of {@link truthOf}. */
export function standingOf({ participants, messages, message_count: count }: Json) {
  const names: string[] = participants.data.map(nameOf);
  const customer =
    names.find((name) => CUSTOMERS.includes(name)) ?? names.find((name) => name !== SHOP);
  const said = messages.map((one: Json) => [
    Date.parse(one.created_time) / 1000,
    nameOf(one.from) !== customer,
    one.message,
    one.reactions?.data.length ?? 0,
  ]);
  return { count, customer, said };
}

/** What is true of the threads, to the second that is shown. */
export const truthOf = (threads: readonly YearsThread[] = THREADS) =>
  threads.map(({ customer, said }) => ({
    count: said.length,
    customer,
    said: said.map(({ at, by, text, liked }) => [
      Math.floor(at / 1000),
      by === undefined,
      text,
      liked ? 1 : 0,
    ]),
  }));
