import { seededRandom } from '../base/random.ts';

/** Digits in each kind of id, as Meta's have them. */
const LENGTHS = {
  page: 15,
  app: 16,
  user: 17,
  person: 16,
  conversation: 17,
  'instagram conversation': 24,
  'instagram account': 12,
  attachment: 16,
  share: 16,
  sticker: 15,
  story: 17,
  product: 16,
  // Numbers, of as many digits as `token create` gives them.
  token: 12,
} as const;

/**
 * Digits that are the same on every machine and stay when the story around them is edited: each
 * thing has a sequence of its own, seeded by its kind and key.
 */
export const digitsOf = (kind: keyof typeof LENGTHS, key: string): string =>
  seededRandom(`kiln-and-clover ${kind} ${key}`).digits(LENGTHS[kind]);
