/** Whether a text is a curl line. */
export const isCurl = (text: string): boolean => /^\s*(?:\$\s+)?curl(?:\.exe)?\s/.test(text);

/** Options of one letter that something follows. */
const WITH_VALUE = new Set('AbcCdDeEFHKmoPQrtTuUwxXyYz');

/** Options in words that nothing follows; whatever is not among them has a value where one stands there. */
const ALONE =
  /^(?:get|head|silent|show-error|include|location|insecure|compressed|verbose|fail|fail-with-body|globoff|http[\d.]+|ipv[46]|no-.*|tlsv1.*|progress-bar)$/;

/** The same options in words. */
const WORDS: Readonly<Record<string, string>> = {
  X: 'request',
  H: 'header',
  d: 'data',
  F: 'form',
  G: 'get',
  I: 'head',
};

/** What a curl line says, as far as it makes a call of Meta's side another. */
interface Said {
  url: string;
  method: string | undefined;
  /** Parts of the body as a form. */
  readonly data: string[];
  readonly headers: string[];
  /** Whether what would be a body stands in the address. */
  isQuery: boolean;
}

/** What a curl line asks: the data of a POST too stands in its address. */
interface CurlCall {
  readonly method: string;
  readonly url: string;
  readonly token?: string;
}

/** A call as a curl line; files that it would send are left out. */
export function readCurl(line: string): CurlCall {
  const words = shellWords(line).slice(line.trimStart().startsWith('$') ? 2 : 1);
  const said: Said = { url: '', method: undefined, data: [], headers: [], isQuery: false };
  while (words.length > 0) {
    const word = words.shift() ?? '';
    if (word.startsWith('--')) {
      const [name = '', given] = word.slice(2).split(/=(.*)/s);
      take(said, name, ALONE.test(name) ? '' : (given ?? words.shift() ?? ''));
    } else if (/^-./.test(word)) takeLetters(said, word.slice(1), words);
    else if (said.url === '') said.url = word;
  }
  const { url, method, data, headers, isQuery } = said;
  const form = data.join('&');
  const token = headers.flatMap(
    (each) => /^authorization:\s*(?:bearer|oauth)\s+(\S+)/i.exec(each)?.[1] ?? [],
  )[0];
  return {
    method: (method ?? (data.length > 0 && !isQuery ? 'POST' : 'GET')).toUpperCase(),
    url: form === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${form}`,
    ...(token !== undefined && { token }),
  };
}

/** `-sSXPOST`: letters, of which the first that has a value takes the rest for it. */
function takeLetters(said: Said, letters: string, words: string[]): void {
  for (const [at, letter] of [...letters].entries()) {
    const name = WORDS[letter] ?? letter;
    if (!WITH_VALUE.has(letter)) {
      take(said, name, '');
      continue;
    }
    take(said, name, [...letters].slice(at + 1).join('') || (words.shift() ?? ''));
    return;
  }
}

function take(said: Said, name: string, value: string): void {
  if (name === 'url') said.url = value;
  else if (name === 'request') said.method = value;
  else if (name === 'head') said.method ??= 'HEAD';
  else if (name === 'get') said.isQuery = true;
  else if (name === 'header') said.headers.push(value);
  else if (name === 'data-urlencode') said.data.push(encoded(value));
  else if (name === 'json' || name.startsWith('data')) said.data.push(...ofBody(value));
  else if (name.startsWith('form')) said.data.push(...ofForm(value));
}

/** A body as a form: JSON by its names, as Meta's host takes it. */
function ofBody(body: string): string[] {
  if (body.startsWith('@')) return [];
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return Object.entries(value).map(([name, each]) =>
        pair(name, typeof each === 'string' ? each : JSON.stringify(each)),
      );
    }
  } catch {
    // It is a form then.
  }
  return body === '' ? [] : [body];
}

/** A part of a form; one that is a file is none. */
function ofForm(part: string): string[] {
  const [name = '', value = ''] = part.split(/=(.*)/s);
  return /^[@<]/.test(value) ? [] : [pair(name, value.replace(/^"(.*)"$/s, '$1'))];
}

const pair = (name: string, value: string): string =>
  `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`;

/** `name=content`, of which the content is encoded. */
function encoded(text: string): string {
  const [name = '', value] = text.split(/=(.*)/s);
  return value === undefined
    ? encodeURIComponent(name.toWellFormed())
    : `${name}=${encodeURIComponent(value.toWellFormed())}`;
}

/** What a shell makes of a line: quotes of each kind, and lines that go on. */
export function shellWords(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (const [part] of line.matchAll(PARTS)) {
    if (/^\s/.test(part) || part === '\\\n' || part === '\\\r\n') {
      if (/^\s/.test(part) && word !== undefined) words.push(word);
      if (/^\s/.test(part)) word = undefined;
      continue;
    }
    word = (word ?? '') + unquoted(part);
  }
  return word === undefined ? words : [...words, word];
}

/** Blanks, a line that goes on, what stands in quotes (to the end where they are not closed), an escape, the rest. */
const PARTS = /\s+|\\\r?\n|\$'(?:[^'\\]|\\.)*'?|'[^']*'?|"(?:[^"\\]|\\.)*"?|\\.?|\$|[^\s\\'"$]+/gs;

function unquoted(part: string): string {
  if (part.startsWith("$'")) return part.slice(2).replace(/'$/, '').replaceAll(ESCAPES, unescaped);
  if (part.startsWith("'")) return part.slice(1).replace(/'$/, '');
  if (part.startsWith('"')) {
    const [, within = ''] = /^"((?:[^"\\]|\\.)*)/s.exec(part) ?? [];
    return within.replaceAll(/\\\r?\n/g, '').replaceAll(/\\(["\\$`])/g, '$1');
  }
  return part.startsWith('\\') ? part.slice(1) : part;
}

const ESCAPES = /\\(?:u([0-9a-f]{1,4})|x([0-9a-f]{1,2})|(.))/gis;
const LETTERS: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

const unescaped = (_: string, unit?: string, byte?: string, letter = ''): string =>
  unit === undefined && byte === undefined
    ? (LETTERS[letter] ?? letter)
    : String.fromCharCode(Number.parseInt(unit ?? byte ?? '', 16));
