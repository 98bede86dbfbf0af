/** Where a token's text stands in an answer: as a member, and in addresses of further pages. */
const TOKENS = /("access_token"\s*:\s*"|\baccess_token=)([^"&\s\\]+)/g;

/** Whether an answer holds the text of a token. */
export const hasTokens = (body: string): boolean => body.search(TOKENS) >= 0;

/** An answer in which no token can be read. */
export const withoutTokens = (body: string): string => body.replaceAll(TOKENS, '$1…');
