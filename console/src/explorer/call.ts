import type { View } from '../routes/search.ts';

export const METHODS = ['GET', 'POST', 'DELETE'] as const;
type Method = (typeof METHODS)[number];

/** A name and a value of a query. */
type Param = readonly [name: string, value: string];

/** A call as the explorer has it: what of it an address holds. */
export interface Call {
  readonly method: Method;
  /** Such as `v25.0`; '' for the one that the server takes without. */
  readonly version: string;
  /** Without version and slash before it: `me/conversations`. */
  readonly path: string;
  /** Of the query, `fields` among them, never a token. */
  readonly params: readonly Param[];
  /** As it is sent: JSON, or a form. */
  readonly body: string;
  readonly host: 'facebook' | 'instagram';
  /** What stands for the token; undefined for the one that fits what is looked at. */
  readonly token: string | undefined;
}

/** The part of a view that is a call. */
export type CallView = Pick<View, 'call' | 'body' | 'token' | 'host'>;

/** Names whose values are secret: they are taken out of what was pasted, wherever it came from. */
const SECRET =
  /^(?:access_token|appsecret_proof|appsecret_time|client_secret|input_token|fb_exchange_token)$/;

export const isSecretName = (name: string): boolean => SECRET.test(name);

/** Reads `GET /v25.0/me/conversations?fields=id`; method, version and what stands before the path may be left out. */
export function readLine(
  line: string,
): Pick<Call, 'method' | 'version' | 'path' | 'params' | 'host'> {
  const [, verb = 'GET', rest = ''] = /^\s*(?:([a-z]+)\s+)?(.*)$/is.exec(line) ?? [];
  const [, origin = '', address = ''] = /^(https?:\/\/[^/?#]*)?(.*)$/is.exec(rest.trim()) ?? [];
  const [before = '', query = ''] = split(address.replace(/#.*$/s, ''), '?');
  const isInstagram = /\/\/graph\.instagram\.com$/i.test(origin) || INSTAGRAM.test(before);
  const [, version = '', path = ''] =
    /^\/*(?:(v\d+\.\d+)(?:\/+|$))?(.*)$/s.exec(before.replace(INSTAGRAM, '')) ?? [];
  return {
    method: METHODS.find((each) => each === verb.toUpperCase()) ?? 'GET',
    version,
    path,
    params: [...new URLSearchParams(query)].filter(([name]) => !isSecretName(name)),
    host: isInstagram ? 'instagram' : 'facebook',
  };
}

const INSTAGRAM = /^\/_convograph\/instagram(?=\/)/;

function split(text: string, mark: string): readonly string[] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** A query that people can read: only what would end a value, or the query, is written as its code. */
const plainQuery = (params: readonly Param[]): string =>
  params.map(([name, value]) => `${plain(name)}=${plain(value)}`).join('&');

const plain = (text: string): string =>
  text.replaceAll(/[%&+#=\s]/g, (letter) => (letter === ' ' ? '+' : encodeURIComponent(letter)));

/** The call without its method, as it is asked for. */
export const urlOf = ({
  version,
  path,
  params,
}: Pick<Call, 'version' | 'path' | 'params'>): string => {
  const query = new URLSearchParams(params.map(([name, value]) => [name, value])).toString();
  return `${placeOf({ version, path })}${query === '' ? '' : `?${query}`}`;
};

/** Version and path. */
const placeOf = ({ version, path }: Pick<Call, 'version' | 'path'>): string =>
  `/${[version, path.replace(/^\/+/, '')].filter(Boolean).join('/')}`;

/** The same for people: it stands in addresses, and in the list of what was called. */
export const lineOf = (call: Pick<Call, 'method' | 'version' | 'path' | 'params'>): string => {
  const query = plainQuery(call.params);
  return `${call.method} ${placeOf(call)}${query === '' ? '' : `?${query}`}`;
};

/** The same as a command; its token by a handle. */
export function commandOf({ method, version, path, params, host }: Call, handle: string): string {
  const query = plainQuery(params);
  const flags = [
    ...(method === 'GET' ? [] : [`--method ${method}`]),
    ...(host === 'facebook' ? [] : ['--host instagram']),
    ...(/^[\d:]+$|^app:/.test(handle) ? [`--token ${handle}`] : []),
  ];
  const url = `${placeOf({ version, path })}${query === '' ? '' : `?${query}`}`;
  return ['npx convograph call', `'${url.replaceAll("'", "'\\''")}'`, ...flags].join(' ');
}

/** The call of a view. */
export function readCall(view: CallView): Call {
  const { host, ...line } = readLine(view.call ?? 'GET /me');
  return { ...line, host: view.host ?? host, body: view.body ?? '', token: view.token };
}

/** The other way: each part, those that are not there as undefined. */
export const viewOfCall = (
  call: Call,
): { readonly [K in keyof CallView]-?: CallView[K] | undefined } => ({
  call: lineOf(call),
  body: call.body === '' || call.method === 'GET' ? undefined : call.body,
  token: call.token,
  host: call.host === 'instagram' ? 'instagram' : undefined,
});

/** The value of a parameter; '' without it. */
export const paramOf = ({ params }: Pick<Call, 'params'>, wanted: string): string =>
  params.find(([name]) => name === wanted)?.[1] ?? '';

/** The parameters with another value of one, which stays where it stands; '' takes it away. */
export function withParam(params: readonly Param[], name: string, value: string): readonly Param[] {
  const has = params.some(([each]) => each === name);
  if (value === '') return params.filter(([each]) => each !== name);
  if (!has) return [...params, [name, value]];
  return params.map((each) => (each[0] === name ? [name, value] : each));
}
