/** The reactions that have a word, and the emoji that each stands for (wire.md 9.3). */
const REACTIONS: Readonly<Record<string, string>> = {
  smile: '😆',
  angry: '😠',
  sad: '😢',
  wow: '😮',
  love: '❤',
  like: '👍',
  dislike: '👎',
};

/** The emoji of a reaction that was given as a word or as the emoji itself. */
export const emojiOf = (reaction: string): string => REACTIONS[reaction] ?? reaction;

/** Code units of one emoji, at most: the longest, of a family, have half as many. */
const LONGEST = 32;

const DRAWN = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u{20e3}/u;
const WHOLLY = /^[\p{Emoji}\p{Emoji_Component}\p{Extended_Pictographic}]+$/u;

const characters = new Intl.Segmenter('en');

/** Whether a text is one emoji. */
export const isEmoji = (text: string): boolean =>
  text.length <= LONGEST &&
  WHOLLY.test(text) &&
  DRAWN.test(text) &&
  [...characters.segment(text)].length === 1;

/** The word for a reaction: `other` of an emoji that has none. */
export function wordOf(emoji: string): string {
  const bare = emoji.replaceAll(AS_PICTURE, '');
  return Object.keys(REACTIONS).find((word) => REACTIONS[word] === bare) ?? 'other';
}

/** What has a letter shown as a picture: many keyboards add it. */
const AS_PICTURE = '\u{fe0f}';
