/** Parameters that hold a secret: they are shown nowhere. */
export const SECRET_PARAMS: ReadonlySet<string> = new Set([
  'access_token',
  'account_linking_token',
  'app_secret',
  'appsecret_proof',
  'appsecret_time',
  'authorization_code',
  'client_secret',
  'code',
  'fb_exchange_token',
  'instagram_secret',
  'input_token',
  'notification_messages_token',
  'secret',
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

const NAMES = `${BEGIN}(?:${[...SECRET_PARAMS].join('|')})`;

/** What follows the name of such a parameter in addresses and forms within a text, as those of a batch. */
const NAMED = new RegExp(String.raw`(?<=${NAMES}(?:=|%(?:25)*3D))[^&"'\\\s]+`, 'gi');

/** The same in JSON within a text, however often that was quoted or percent-encoded: what a text is, no number. */
const QUOTED = new RegExp(
  String.raw`(${NAMES}(\\*"|%(?:25)*22)(?:\s|%(?:25)*20)*(?::|%(?:25)*3A)(?:\s|%(?:25)*20)*\2)(?:(?!(?<!\\)\2).)+`,
  'gis',
);

/** A text in which the secrets of the addresses, forms and JSON in it are `…`. */
const withoutNamed = (text: string): string =>
  text.replaceAll(NAMED, '…').replaceAll(QUOTED, '$1…');

/** A text in which each of them is `…`. */
export const withoutTokens = (text: string): string =>
  text.replaceAll(TOKENS, '…').replaceAll(HEX, '…');

/** A text that anybody may read who may not read secrets. */
export const withoutSecrets = (text: string): string => withoutTokens(withoutNamed(text));
