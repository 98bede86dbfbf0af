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

/** The word for a reaction: `other` of an emoji that has none. */
export function wordOf(emoji: string): string {
  const bare = emoji.replaceAll(AS_PICTURE, '');
  return Object.keys(REACTIONS).find((word) => REACTIONS[word] === bare) ?? 'other';
}

/** What has a letter shown as a picture: many keyboards add it. */
const AS_PICTURE = '\u{fe0f}';
