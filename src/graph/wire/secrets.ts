/** Parameters that hold a secret: they are shown nowhere. */
const SECRET_PARAMS: ReadonlySet<string> = new Set([
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

/** Whether a parameter holds one, by its name, in whatever case or list it stands: `hub.verify_token`. */
export const isSecretParam = (name: string): boolean =>
  SECRET_PARAMS.has(name) || SECRET_NAME.test(name);

const NAME = [...SECRET_PARAMS].join('|');
const SECRET_NAME = new RegExp(`(?:^|[^a-z0-9_])(?:${NAME})\\W*$`, 'i');

/** A percent sign that was percent-encoded, a few times: never without end, lest long texts take long. */
const PERCENT = '%(?:25){0,8}';

/**
 * Access tokens, an app's id with its secret, and keys, proofs and secrets in hexadecimal. They begin
 * where no letter or digit stands before them, or one that ends what was escaped: percent-encoded,
 * once or more often, as a client does that encodes a whole address and has its token behind `%3D`; or
 * in JSON, where some write `\u003d` for `=`, and a line ends with `\n`.
 */
const BEGIN = String.raw`(?:(?<![a-z0-9])|(?<=${PERCENT}[0-9a-f]{2}|\\u[0-9a-f]{4}|\\[bfnrt]))`;
const TOKENS = new RegExp(
  String.raw`${BEGIN}(?:(?:EAA|IGAA)\w{6,}|\d{5,20}(?:\||${PERCENT}7C|\\+u007C)[\w-]+)`,
  'gi',
);
const HEX = new RegExp(`${BEGIN}[0-9a-f]{32,}`, 'gi');

const NAMES = `${BEGIN}(?:${NAME})`;

/** What follows the name of such a parameter in addresses and forms within a text, as those of a batch. */
const NAMED = new RegExp(String.raw`(?<=${NAMES}(?:=|${PERCENT}3D|\\{1,9}u003D))[^&"'\\\s]+`, 'gi');

/** The same in JSON within a text, however often that was quoted or percent-encoded: what a text is, no number. */
const QUOTED = new RegExp(
  String.raw`(${NAMES}(\\*"|${PERCENT}22|\\{1,9}u0022)(?:\s|${PERCENT}20)*(?::|${PERCENT}3A)(?:\s|${PERCENT}20)*\2)(?:(?!(?<!\\)\2).)+`,
  'gis',
);

/** A letter, a digit, `_`, `-` or `|` that was escaped, as nobody needs to: percent-encoded, or in JSON. */
const NEEDLESS = new RegExp(
  String.raw`(?:${PERCENT}|\\{1,9}u00)(2d|3[0-9]|[46][1-9a-f]|[57][0-9a]|5f|7c)`,
  'gi',
);

/** A text in which the secrets of the addresses, forms and JSON in it are `…`. */
const withoutNamed = (text: string): string =>
  text.replaceAll(NAMED, '…').replaceAll(QUOTED, '$1…');

const withoutBare = (text: string): string => text.replaceAll(TOKENS, '…').replaceAll(HEX, '…');

/** As it is written, unless that hides something: then without needless escapes. */
function written(text: string, without: (text: string) => string): string {
  const shown = without(text);
  const plain = shown.replaceAll(NEEDLESS, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  if (plain === shown) return shown;
  const found = without(plain);
  return found === plain ? shown : found;
}

/** A text in which each token and key is `…`. */
export const withoutTokens = (text: string): string => written(text, withoutBare);

/** A text that anybody may read who may not read secrets. */
export const withoutSecrets = (text: string): string =>
  written(text, (some) => withoutBare(withoutNamed(some)));

/** What may be the first half of a secret, at the end of a text that was cut. */
const HALF = /[0-9a-f]{8,31}$/i;

/** The beginning of a text that anybody may read, so many characters of it at most, and `…` where it was cut. */
export const shownBeginning = (text: string, most: number): string =>
  text.length > most
    ? `${withoutSecrets(text.slice(0, most).toWellFormed().replace(HALF, ''))}…`
    : withoutSecrets(text);
