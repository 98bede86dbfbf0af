/** Parameters that hold a secret: they are shown nowhere. */
export const SECRET_PARAMS: ReadonlySet<string> = new Set([
  'access_token',
  'account_linking_token',
  'appsecret_proof',
  'appsecret_time',
  'client_secret',
  'code',
  'fb_exchange_token',
  'input_token',
  'verify_token',
]);

/**
 * Access tokens, an app's id with its secret, and keys, proofs and secrets in hexadecimal. They begin
 * where no letter or digit stands before them, or one that ends what was percent-encoded, once or
 * more often: a client that encodes a whole address has its token behind `%3D`.
 */
const BEGIN = `(?:(?<![a-z0-9])|(?<=%(?:25)*[0-9a-f]{2}))`;
const TOKENS = new RegExp(
  String.raw`${BEGIN}(?:(?:EAA|IGAA)\w{6,}|\d{5,20}(?:\||%(?:25)*7C)[\w-]+)`,
  'gi',
);
const HEX = new RegExp(`${BEGIN}[0-9a-f]{32,}`, 'gi');

/** What follows the name of such a parameter in addresses and forms within a text, as those of a batch. */
const NAMED = new RegExp(
  String.raw`(?<=\b(?:${[...SECRET_PARAMS].join('|')})(?:=|%(?:25)*3D))[^&"'\\\s]+`,
  'gi',
);

/** A text in which the secrets of the addresses and forms in it are `…`. */
export const withoutNamed = (text: string): string => text.replaceAll(NAMED, '…');

/** A text in which each of them is `…`. */
export const withoutTokens = (text: string): string =>
  text.replaceAll(TOKENS, '…').replaceAll(HEX, '…');
