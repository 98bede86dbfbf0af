import { flat, paramsOf, type QueryParams, queryOf } from './query.ts';

/** Takes what came back: the answer, or an object with `error`. */
type ApiCallback = (answer: unknown) => void;

/** `FB.api(path, …)`: a method, parameters and a callback follow in any order. */
export type ApiArgument =
  | string
  | Readonly<Record<string, unknown>>
  | ApiCallback
  | null
  | undefined;

/** A call as it is sent. */
export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** From the path on. */
  readonly target: string;
  /** A form; undefined of a GET. */
  readonly form: string | undefined;
  /** The token that it goes with. */
  readonly token: string | undefined;
  readonly callback: ApiCallback | undefined;
}

const METHODS = ['get', 'post', 'delete', 'put'];
/** Characters of path and query above which a GET is posted. */
const LONGEST = 2_000;

/**
 * What `FB.api` sends, byte for byte what the SDK that pages are written for sends (wire.md 11).
 * @param version put before a path that has none
 * @param own the token of whoever is logged in, where the parameters name none
 * @throws Error for a method that there is not, or a path that is no text
 */
export function apiCall(
  path: string,
  args: readonly ApiArgument[],
  version: string,
  own: string | undefined,
): ApiCall {
  if (typeof path !== 'string') throw new Error('FB.api takes a path first, such as "/me".');
  const given: {
    verb?: string;
    values?: Readonly<Record<string, unknown>>;
    callback?: ApiCallback;
  } = {};
  for (const each of args) {
    if (typeof each === 'string') given.verb = each;
    else if (typeof each === 'function') given.callback = each;
    else if (each) given.values = each;
  }
  const method = (given.verb ?? 'get').toLowerCase();
  if (!METHODS.includes(method)) {
    throw new Error(`FB.api knows no method "${method}": it takes ${METHODS.join(', ')}.`);
  }
  const { place, query } = placeOf(path, version);
  const asked: QueryParams = { ...paramsOf(query), ...flat(given.values ?? {}), method };
  const isPosted =
    method === 'post' ||
    method === 'put' ||
    (method === 'get' && `${place}?${queryOf(asked)}`.length > LONGEST);
  const all: QueryParams = { sdk: 'joey', pretty: '0', ...asked };
  const { access_token, ...rest } = all;
  const token = access_token || own;
  const first = token ? queryOf({ access_token: token }) : '';
  const form = queryOf({ ...rest, suppress_http_code: '1' });
  const isGet = method === 'get' && !isPosted;
  const inQuery = [first, isGet ? form : ''].filter(Boolean).join('&');
  return {
    method: isGet ? 'GET' : isPosted ? 'POST' : 'DELETE',
    target: inQuery === '' ? place : `${place}?${inQuery}`,
    form: isGet ? undefined : form,
    token,
    callback: given.callback,
  };
}

/** Where a path leads: of a whole address, such as `paging.next`, path and query stay. */
function placeOf(
  path: string,
  version: string,
): { readonly place: string; readonly query: string } {
  const local = path.replace(/^https?:\/\/[^/?#]*/i, '').replace(/#.*$/s, '');
  const [bare = '', query = ''] = split(local.startsWith('/') ? local : `/${local}`, '?');
  const hasVersion = /^\/v\d+\.\d\d?(?:\/|$)/.test(bare);
  return { place: hasVersion ? bare : `/${version}${bare}`, query };
}

/** What stands before and behind the first mark. */
function split(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
