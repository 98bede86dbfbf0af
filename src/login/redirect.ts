import type { DialogRequest } from './dialog-request.ts';

type Pairs = readonly (readonly [name: string, value: string | undefined])[];

/** What an app gets back for a login. */
export interface Gift {
  readonly code: string | undefined;
  readonly token: GivenToken | undefined;
  readonly granted: readonly string[];
  readonly declined: readonly string[];
}

export interface GivenToken {
  readonly text: string;
  /** Milliseconds. */
  readonly life: number;
  /** When data access ends, in epoch milliseconds. */
  readonly dataAccess: number;
}

/** Browsers would keep the fragment of the page before; Meta's host ends its answers so. */
const NO_FRAGMENT: Readonly<Record<DialogRequest['kind'], string>> = {
  facebook: '#_=_',
  instagram: '#_',
};

/**
 * The address a login leads back to. A token never stands in a query, which servers log: with one,
 * everything is in the fragment.
 */
export function loginAddress(request: DialogRequest, gift: Gift): string {
  const { code, token, granted, declined } = gift;
  const { responses, returnsScopes, state } = request;
  const pairs: Pairs = [
    ['access_token', token?.text],
    ['data_access_expiration_time', token && seconds(token.dataAccess)],
    ['expires_in', token && seconds(token.life)],
    ['code', code],
    [
      'granted_scopes',
      returnsScopes || responses.has('granted_scopes') ? granted.join(',') : undefined,
    ],
    ['denied_scopes', returnsScopes ? declined.join(',') : undefined],
    ['state', state],
  ];
  return token ? `${request.redirectUri}#${text(pairs)}` : inQuery(request, pairs);
}

/** The address that a person who cancels is led back to. */
export const cancelAddress = (request: DialogRequest): string =>
  inQuery(request, [
    ['error', 'access_denied'],
    ['error_code', request.kind === 'facebook' ? '200' : undefined],
    ['error_description', 'Permissions error'],
    ['error_reason', 'user_denied'],
    ['state', request.state],
  ]);

function inQuery({ redirectUri, kind }: DialogRequest, pairs: Pairs): string {
  const mark = redirectUri.includes('?') ? '&' : '?';
  return `${redirectUri}${mark}${text(pairs)}${NO_FRAGMENT[kind]}`;
}

/** A blank is `+` in our own words, and `%20` in `state`, which any reader has to find unchanged. */
const text = (pairs: Pairs): string =>
  pairs
    .flatMap(([name, value]) => {
      if (value === undefined) return [];
      const written = encodeURIComponent(value);
      return [`${name}=${name === 'state' ? written : written.replaceAll('%20', '+')}`];
    })
    .join('&');

const seconds = (ms: number): string => String(Math.floor(ms / 1000));
