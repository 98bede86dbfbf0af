import { hash } from 'node:crypto';
import { type Random, seededRandom } from '../../base/random.ts';
import { messengerConversationId } from '../../store/ids/conversation-id.ts';
import type { DialogueLine } from './dialogue.ts';

/** What a dialogue does not say of itself, the same on every run. */
export interface Invented {
  readonly conversationId: string;
  readonly psid: string;
  readonly name: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Send times of its turns in epoch milliseconds: the real ones where it has them. */
  readonly times: readonly number[];
}

const FIRST_NAMES =
  'Amina Anders Aoife Arjun Beatriz Bogdan Chiara Chidi Dalia Darya Elif Emeka Fatima Felix Freya Giulia Hana Hassan Ines Ivo Jamila Joonas Kaito Katya Lan Leila Lucía Malik Mei Mateus Naomi Niamh Noor Oksana Omar Pilar Priya Quentin Rashid Renske Sakura Sami Sinazo Soren Tala Thiago Uzma Viktor Wanjiru Xavier Yara Yusuf Zanele Zoltan'.split(
    ' ',
  );
const LAST_NAMES =
  'Abara Almeida Andersen Bakker Banerjee Barzani Castillo Chukwu Dlamini Duarte Ekström Eriksen Farouk Ferrari Gallagher Ganguly Haddad Horvat Ilić Ivanova Jansen Joshi Kamara Kowalska Lindqvist Lungu Mahlangu Moreau Nakamura Nguyen Okafor Ozturk Papadakis Pereira Quispe Rahimi Rossi Saito Santos Tanaka Traoré Ueda Usman Varga Virtanen Wang Watanabe Xu Yamada Yilmaz Zhou Zielinski'.split(
    ' ',
  );

/** Dialogues without times took place in 2025: fixed, so that no clock shows in what is invented. */
const WINDOW = { start: Date.UTC(2025, 0, 1), length: 364 * 86_400_000 };

/**
 * Invents people and times. Of a dialogue that grows, what stood already stays as it was.
 *
 * Ids come from a hash of Page and dialogue: the 32 bits of a seeded sequence would meet again
 * among a hundred thousand dialogues.
 */
export function invent(pageId: string, dialogue: DialogueLine): Invented {
  const digest = hash('sha256', JSON.stringify([pageId, dialogue.id]), 'buffer');
  const random = seededRandom(dialogue.id);
  const firstName = pick(FIRST_NAMES, random);
  const lastName = pick(LAST_NAMES, random);
  return {
    conversationId: messengerConversationId(digits(digest, 0)),
    psid: digits(digest, 8),
    name: `${firstName} ${lastName}`,
    firstName,
    lastName,
    times: timesOf(dialogue, random),
  };
}

/** Sixteen digits, the first not 0, from eight bytes of a digest. */
function digits(digest: Buffer, offset: number): string {
  return String(10n ** 15n + (digest.readBigUInt64BE(offset) % (9n * 10n ** 15n)));
}

const pick = (names: readonly string[], random: Random): string =>
  names[Math.floor(random.next() * names.length)] as string;

function timesOf({ turns }: DialogueLine, random: Random): number[] {
  const start = WINDOW.start + Math.floor(random.next() * WINDOW.length);
  const times: number[] = [];
  const known = turns.findIndex((turn) => typeof turn.t === 'number');
  for (const turn of turns) {
    // One gap is drawn a turn, used or not: a time that becomes known moves no other.
    const gap = gapBefore(random);
    const last = times.at(-1);
    times.push(turn.t ?? (last === undefined ? start : last + gap));
  }
  const first = turns[known]?.t;
  if (known <= 0 || typeof first !== 'number') return times;
  // Turns before the first known time end shortly before it.
  const shift = first - 1000 - (times[known - 1] as number);
  for (let i = 0; i < known; i++) times[i] = Math.max(1, (times[i] as number) + shift);
  return times;
}

/** Milliseconds between two messages: mostly under a minute, now and then hours (someone slept). */
function gapBefore(random: Random): number {
  const idle = random.next() < 0.02 ? 1000 : 1;
  return Math.ceil(1000 - 25_000 * Math.log(1 - random.next())) * idle;
}
