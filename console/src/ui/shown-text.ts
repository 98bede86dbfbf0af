/**
 * Characters that turn a line round, or that nobody sees: a text could look like another by them.
 * Controls (Cc) but tab and line feed, what is of form alone (Cf), separators of lines, and halves of
 * characters (Cs).
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Tab and line feed; what joins the parts of an emoji, and letters of some scripts. */
const SEEN = new Set(['\t', '\n', '\u200c', '\u200d']);

/** A text as somebody wrote it, in which what nobody would see is shown by its number. */
export const shownText = (text: string): string =>
  text.replaceAll(UNSEEN, (unseen) => {
    if (SEEN.has(unseen)) return unseen;
    const code = unseen.codePointAt(0) ?? 0;
    return `⟨${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });

/** The same, or a text of ours where there is none: what turns ours round stands there on purpose. */
export const shownOr = (text: string | undefined, ours: string): string =>
  text === undefined ? ours : shownText(text);
