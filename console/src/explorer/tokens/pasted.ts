/** A token that somebody pasted: it is in memory, until the page is closed. */
let pasted = '';

export const pastedToken = (): string => pasted;

export const pasteToken = (text: string): void => {
  pasted = text.trim();
};
