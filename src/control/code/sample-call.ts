import type { DialectName } from '../../api/asked-host.ts';

type Pairs = readonly (readonly [name: string, value: string])[];

/** A call that is written in the words of a client. */
export interface SampleCall {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** The host that it is for. */
  readonly host: DialectName;
  /** Where that is reached: scheme, host and prefix. */
  readonly origin: string;
  /** Whether that is Meta's own host. */
  readonly isMeta: boolean;
  /** The version that answers: `v25.0`. */
  readonly version: string;
  /** Whether the call names it. */
  readonly isVersioned: boolean;
  /** Behind the version, as it was written: `/me/conversations`. */
  readonly path: string;
  /** Of its query, without the token. */
  readonly query: Pairs;
  /** Of its body; values that are no texts are JSON. */
  readonly body: Pairs;
  /** The text of its token, where that is to stand in it. */
  readonly token: string | undefined;
  /** Whether it answers `{"data":[…]}`. */
  readonly isList: boolean;
}

/** A call in the words of one client. */
interface Written {
  /** All of it, ready to run. */
  readonly code: string;
  /** The same as Meta's own pages have it, where they have it. */
  readonly page?: string;
  /** How this client is brought here, where its code does not say so. */
  readonly here?: string;
}

/** How calls are written for a client. */
export interface Language {
  readonly name: string;
  /** By what a reader colours it. */
  readonly syntax: 'http' | 'shell' | 'php' | 'js' | 'java' | 'objc' | 'python';
  /** The hosts that it asks. */
  readonly hosts: readonly DialectName[];
  readonly write: (call: SampleCall) => Written;
}

/** The name of what holds the token, in the environment of what runs. */
export const TOKEN = 'ACCESS_TOKEN';

/** What Meta's pages write in its place. */
export const PLACEHOLDER = '{access-token}';

/** A path with the query behind it. */
export const withQuery = (path: string, query: Pairs): string =>
  query.length === 0 ? path : `${path}?${new URLSearchParams(query.map((each) => [...each]))}`;

/** The address without its query. */
export const addressOf = ({ origin, version, isVersioned, path }: SampleCall): string =>
  `${origin}${isVersioned ? `/${version}` : ''}${path}`;

/** All parameters but the token, wherever they stand. */
export const allOf = ({ query, body }: SampleCall): Pairs => [...query, ...body];

/**
 * A value that is JSON of an object or a list, where it says the same when it is written again: of
 * numbers too long for a double, keys that stand twice or another spelling the text is kept.
 */
export function structured(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const same = JSON.stringify(value) === text.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
    return same && typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
