import { type Day, dayOf } from '../../base/day.ts';

/** From or until when every version has something, and what there is instead otherwise. */
interface PartDays {
  /** As people write it. */
  readonly written: string;
  /** The first day on which it is there. */
  readonly from?: Day;
  /** The first day on which it is there no more. */
  readonly ends?: Day;
  /** What whoever uses it on another day is answered with. */
  readonly otherwise: string;
  /** What there is in its place, where it is gone. */
  readonly instead?: string;
  /** Parameters with their values, by which a call shows that it uses it. */
  readonly words?: readonly string[];
  /** How it is known what that is. */
  readonly known: 'captured' | 'documented' | 'ours';
  /** Its row in docs/wire.md. */
  readonly row: string;
  /** Whether it comes and goes by the store's clock where the platform is as of no day. */
  readonly followsClock?: true;
}

/** By what the code calls each. */
const PARTS = {
  instagram_pdf: {
    written: '`file` (PDF) to Instagram',
    from: '2025-12-19',
    otherwise: 'code 100: it is none of the types of `message[attachment]`',
    known: 'ours',
    row: '13.1, 11',
  },
  instagram_reply_to: {
    written: '`reply_to` to Instagram',
    from: '2025-12-19',
    otherwise: 'it is ignored: the message answers none',
    known: 'ours',
    row: '13.1, 11',
  },
  instagram_attachment_id: {
    written: '`attachment_id` of a picture to Instagram',
    from: '2026-03-13',
    otherwise: 'code 100/2018074',
    known: 'ours',
    row: '13.1, 11',
  },
  closed_tags: {
    written: '`tag` ACCOUNT_UPDATE, CONFIRMED_EVENT_UPDATE, POST_PURCHASE_UPDATE',
    ends: '2026-04-27',
    otherwise: 'code 100/1893061',
    instead: '`HUMAN_AGENT` within seven days, or the template `utility`',
    words: [...['tag=ACCOUNT_UPDATE', 'tag=CONFIRMED_EVENT_UPDATE', 'tag=POST_PURCHASE_UPDATE']],
    known: 'captured',
    row: '13.2, 9',
    followsClock: true,
  },
  share: {
    written: 'the attachment `share` in events of Instagram',
    ends: '2026-04-27',
    otherwise: 'events have `ig_post`',
    known: 'documented',
    row: '13.1, 9',
  },
  instagram_pictures: {
    written: '`attachments` (several pictures) to Instagram, for every app',
    from: '2026-05-06',
    otherwise: 'subcode 2534068, of the beta',
    known: 'documented',
    row: '13.1, 11',
  },
  stickers: {
    written: '`/sticker_packs`, `/sticker_packs/{id}/stickers`, `/sticker_search`',
    from: '2026-06-01',
    otherwise: 'there is no such path',
    known: 'ours',
    row: '13.1, 8',
  },
  sticker_id: {
    written: '`message.sticker_id`',
    from: '2026-06-01',
    otherwise: 'code 100: `message` has no such key',
    known: 'ours',
    row: '13.1, 8',
  },
  sticker_attachment: {
    written: 'the attachment `sticker` in events of Messenger',
    from: '2026-06-01',
    otherwise: 'events have an `image`, and `sticker_id` beside it',
    known: 'documented',
    row: '9.3',
    followsClock: true,
  },
  restriction: {
    written: 'code 10/1893063 of a Page that is restricted',
    from: '2026-06-25',
    otherwise: 'code 368',
    known: 'ours',
    row: '13.1, 9',
  },
  image_grid: {
    written: 'the template `image_grid`',
    from: '2026-06-30',
    otherwise: 'code 100: there is no such template',
    known: 'ours',
    row: '13.1, 9',
  },
  sticker_image: {
    written: 'the attachment `image` of a sticker in events of Messenger',
    ends: '2026-08-30',
    otherwise: 'events have `sticker` alone',
    known: 'documented',
    row: '9.3',
    followsClock: true,
  },
  login_reply_to: {
    written: '`reply_to` with a token of Instagram login',
    from: '2026-09-21',
    otherwise: 'it is ignored: the message answers none',
    known: 'ours',
    row: '13.1, 11',
  },
  contact_quick_replies: {
    written: 'the quick replies `user_phone_number`, `user_email` on Instagram',
    ends: '2026-10-05',
    otherwise: 'they are taken, and not shown',
    known: 'documented',
    row: '13.1, 11',
    followsClock: true,
  },
} as const satisfies Readonly<Record<string, PartDays>>;

/** Something of the platform that has come or gone, on every version. */
export type DatedPart = keyof typeof PARTS;

/** One of them, with its days. */
export interface DatedPartRow extends PartDays {
  readonly part: DatedPart;
}

/** In the order of their days. */
export const DATED_PARTS: readonly DatedPartRow[] = Object.entries<PartDays>(PARTS).map(
  ([part, days]) => ({ part: part as DatedPart, ...days }),
);

const WORDS = new Set(DATED_PARTS.flatMap(({ words = [] }) => words));
const NAMES = new Set([...WORDS].map((word) => word.slice(0, word.indexOf('='))));

/** Those of a call's parameters that tell of a part: words of the platform's, and nobody's own. */
export function datedWords(params: ReadonlyMap<string, string>): readonly string[] {
  let words = NONE;
  for (const name of NAMES) {
    const value = params.get(name);
    if (value !== undefined && WORDS.has(`${name}=${value}`))
      words = [...words, `${name}=${value}`];
  }
  return words;
}
const NONE: readonly string[] = [];

/**
 * Whether the platform has a part.
 * @param day as of which it is; undefined where it is as of none
 * @param now epoch milliseconds, which decide then of what follows the store's clock
 */
export function hasPart(part: DatedPart, day: Day | undefined, now: number): boolean {
  const { from, ends, followsClock }: PartDays = PARTS[part];
  const on = day ?? (followsClock && dayOf(now));
  if (!on) return true;
  return (from === undefined || from <= on) && (ends === undefined || on < ends);
}
