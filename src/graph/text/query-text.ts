/** A text as part of a query. Lone surrogates, which no address can hold, become U+FFFD. */
export const queryText = (text: string): string => encodeURIComponent(text.toWellFormed());
