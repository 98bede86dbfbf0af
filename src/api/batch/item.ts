import { GraphError } from '../../graph/errors/error.ts';
import {
  type Loose,
  type LooseBudget,
  LooseTextError,
  looseText,
  readLoose,
} from '../../graph/text/loose-text.ts';

/** One request of a batch, as it was written. */
export interface BatchItem {
  /** In upper case; GET where none is given. */
  readonly method: string;
  /** `relative_url`: path and query. */
  readonly url: string;
  /** As a form, whatever it came as. */
  readonly body: string;
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** `access_token` beside the url, as older samples have it. */
  readonly token: string;
  readonly name: string | undefined;
  /** Names, or one name that may hold commas. */
  readonly dependsOn: readonly string[];
  /** Whether a success that others refer to is left out of the answer. */
  readonly omitted: boolean;
  /** Parts of the multipart body by the names under which this request has them. */
  readonly files: ReadonlyMap<string, string>;
}

type Members = ReadonlyMap<string, Loose>;

const NONE: ReadonlyMap<string, string> = new Map();

/** Names that `depends_on` or `attached_files` may list: a batch has no more items, a body no more parts. */
const MOST_NAMES = 60;

/**
 * @param budget of the values of the whole batch, the bodies of its items too
 * @throws GraphError `invalidParameter` (100) naming the member that is wrong
 */
export function readItem(item: Loose, at: number, budget: LooseBudget): BatchItem {
  if (!(item instanceof Map)) throw wrong(`batch[${at}]`, 'a JSON object');
  const members = item as Members;
  const member = (name: string) => `batch[${at}][${name}]`;
  const text = (name: string) => textOf(members.get(name), member(name));
  return {
    method: (text('method') || 'GET').toUpperCase(),
    url: text('relative_url'),
    body: bodyOf(members.get('body'), member('body'), budget),
    headers: headersOf(members.get('headers'), member('headers')),
    token: text('access_token'),
    name: text('name') || undefined,
    dependsOn: namesOf(members.get('depends_on'), member('depends_on')),
    omitted: !/^(?:false|0)$/i.test(text('omit_response_on_success')),
    files: filesOf(members.get('attached_files'), member('attached_files')),
  };
}

const wrong = (param: string, wanted: string): GraphError =>
  new GraphError('invalidParameter', { param, wanted });

function textOf(value: Loose | undefined, at: string): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  if (typeof value === 'object' && (Array.isArray(value) || value instanceof Map)) {
    throw wrong(at, 'a string');
  }
  return looseText(value);
}

function namesOf(value: Loose | undefined, at: string): readonly string[] {
  const names = Array.isArray(value)
    ? value.map((each: Loose, i) => textOf(each, `${at}[${i}]`))
    : [textOf(value, at)].filter((name) => name !== '');
  // Each may hold several, with commas between.
  if (names.some((name) => name.split(',', MOST_NAMES + 1).length > MOST_NAMES)) {
    throw wrong(at, `at most ${MOST_NAMES} names`);
  }
  return names;
}

/** A form, as all SDKs send it; or an object, or an object's text. */
function bodyOf(value: Loose | undefined, at: string, budget: LooseBudget): string {
  if (value instanceof Map) return formOf(value);
  const text = textOf(value, at);
  if (!/^\s*\{/.test(text)) return text;
  try {
    const read = readLoose(text, budget);
    return read instanceof Map ? formOf(read) : text;
  } catch (error) {
    if (error instanceof LooseTextError) return text;
    throw error;
  }
}

const formOf = (members: Members): string =>
  [...members]
    .filter(([, value]) => value !== null)
    .map(([name, value]) => {
      const text = typeof value === 'string' ? value : looseText(value);
      return `${encoded(name)}=${encoded(text)}`;
    })
    .join('&');

/** Percent-encoded; half of a character, which cannot be, becomes the sign for that. */
export const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

/** `["Name: value"]` (PHP), `[{"name":…,"value":…}]` or `{"Name":"value"}`. */
function headersOf(value: Loose | undefined, at: string): ReadonlyMap<string, string> {
  if (value === undefined || value === null) return NONE;
  const headers = new Map<string, string>();
  const add = (name: string, text: string) => headers.set(name.trim().toLowerCase(), text.trim());
  if (value instanceof Map) {
    for (const [name, each] of value as Members) add(name, textOf(each, `${at}[${name}]`));
    return headers;
  }
  if (!Array.isArray(value)) throw wrong(at, 'an array');
  for (const [i, each] of (value as readonly Loose[]).entries()) {
    if (each instanceof Map) {
      add(textOf(each.get('name'), `${at}[${i}]`), textOf(each.get('value'), `${at}[${i}]`));
      continue;
    }
    const line = textOf(each, `${at}[${i}]`);
    const colon = line.indexOf(':');
    if (colon > 0) add(line.slice(0, colon), line.slice(colon + 1));
  }
  return headers;
}

/** `"file1,file2"`, `["file1"]`, or the part and the name of its parameter, as Java: `{"file1":"name"}`. */
function filesOf(value: Loose | undefined, at: string): ReadonlyMap<string, string> {
  if (value === undefined || value === null || value === '') return NONE;
  if (value instanceof Map) {
    return new Map([...(value as Members)].map(([part, name]) => [textOf(name, at) || part, part]));
  }
  const names = namesOf(value, at);
  const each = Array.isArray(value) ? names : names.flatMap((name) => name.split(','));
  return new Map(each.map((name) => name.trim()).map((name) => [name, name]));
}
