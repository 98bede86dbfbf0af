import type { DialogRequest } from './dialog-request.ts';
import type { Opener } from './opener.ts';

type Pairs = readonly (readonly [name: string, value: string | undefined])[];

/** What an app is told, by whatever way. */
export interface DialogEnding {
  readonly pairs: Pairs;
  /** Whether something of it may never stand in a query, which servers log. */
  readonly isSecret: boolean;
}

/** What an app gets back for a login. */
export interface Gift {
  readonly code: string | undefined;
  readonly token: GivenToken | undefined;
  /** A signed request. */
  readonly signed: string | undefined;
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

/** What an app is told of a login. */
export function loginEnding(request: DialogRequest, gift: Gift): DialogEnding {
  const { code, token, signed, granted, declined } = gift;
  const { responses, returnsScopes, state } = request;
  const pairs: Pairs = [
    ['signed_request', signed],
    ['access_token', token?.text],
    ['data_access_expiration_time', token && seconds(token.dataAccess)],
    ['expires_in', token && seconds(token.life)],
    ['graph_domain', responses.has('graph_domain') ? request.kind : undefined],
    ['code', code],
    [
      'granted_scopes',
      returnsScopes || responses.has('granted_scopes') ? granted.join(',') : undefined,
    ],
    ['denied_scopes', returnsScopes ? declined.join(',') : undefined],
    ['state', state],
  ];
  return { pairs, isSecret: token !== undefined || signed !== undefined };
}

/** What an app is told of a person who cancels. */
export const cancelEnding = ({ kind, state }: DialogRequest): DialogEnding => ({
  pairs: [
    ['error', 'access_denied'],
    ['error_code', kind === 'facebook' ? '200' : undefined],
    ['error_description', 'Permissions error'],
    ['error_reason', 'user_denied'],
    ['state', state],
  ],
  isSecret: false,
});

/** The address that leads back with it: with a secret, everything is in the fragment. */
export function addressOf({ redirectUri, kind }: DialogRequest, ending: DialogEnding): string {
  const { pairs, isSecret } = ending;
  if (isSecret) return `${redirectUri}#${text(pairs, '+')}`;
  const mark = redirectUri.includes('?') ? '&' : '?';
  return `${redirectUri}${mark}${text(pairs, '+')}${NO_FRAGMENT[kind]}`;
}

/** The message that tells it to the page that opened the dialog: pages know no `+`. */
export const messageOf = ({ words }: Opener, { pairs }: DialogEnding): string =>
  `${words}&${text(pairs, '%20')}`;

/** @param blank a blank in our own words; in `state` any reader has to find it unchanged */
const text = (pairs: Pairs, blank: '+' | '%20'): string =>
  pairs
    .flatMap(([name, value]) => {
      if (value === undefined) return [];
      const written = encodeURIComponent(value);
      return [`${name}=${name === 'state' ? written : written.replaceAll('%20', blank)}`];
    })
    .join('&');

const seconds = (ms: number): string => String(Math.floor(ms / 1000));
