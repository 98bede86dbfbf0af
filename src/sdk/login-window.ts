import type { BrowserPage, Settings } from './browser-page.ts';
import type { AuthResponse, LoginSession, StatusResponse } from './login-session.ts';
import { flat, paramsOf, type QueryParams, queryOf } from './query.ts';

/** `FB.login(callback, options)`: parameters of the dialog, such as `scope`. */
export type LoginOptions = Readonly<Record<string, unknown>>;

/**
 * Where the dialog is asked to lead back to: nowhere, but to tell the page that opened it, in the words
 * that stand behind the `#` (wire.md 11). It is a name and is never called.
 */
const MESSAGE = 'https://staticxx.facebook.com/x/connect/xd_arbiter/?version=46';
const SIZE = { width: 600, height: 679 };
/** How often it is looked whether a person has closed the window, in ms. */
const LOOK = 200;

/**
 * Opens the dialog in a window and takes its answer: from the server, from that window, and with the word
 * that was made for it, so that nobody else logs somebody in here.
 */
export function logIn(
  page: BrowserPage,
  { appId, version }: Settings,
  session: LoginSession,
  options: LoginOptions,
  callback: (response: StatusResponse) => void,
): void {
  const cb = newWord();
  const message = {
    cb,
    domain: location.hostname,
    is_canvas: 'false',
    origin: `${location.origin}/${cb}`,
    relation: 'opener',
  };
  const { override_default_response_type: isOverridden, ...asked } = options;
  const params = flat({
    ...asked,
    app_id: appId,
    client_id: appId,
    display: 'popup',
    domain: location.hostname,
    redirect_uri: `${MESSAGE}#${queryOf(message)}&frame=${cb}`,
    response_type: responseTypes(asked.response_type, isOverridden === true),
    sdk: 'joey',
    version,
  });
  const popup = open(`${page.server}/${version}/dialog/oauth?${queryOf(params)}`, cb, features());
  if (!popup) {
    page.complain('FB.login() was kept from opening a window: call it in a click.');
    callback(session.response);
    return;
  }
  const done = (): void => {
    stop();
    removeEventListener('message', take);
    popup.close();
    callback(session.response);
  };
  const take = ({ source, origin, data }: MessageEvent): void => {
    if (source !== popup || origin !== new URL(page.server).origin || typeof data !== 'string')
      return;
    const answer = paramsOf(data);
    if (answer.cb !== cb) return;
    if (answer.access_token || answer.code) session.set(authResponseOf(answer), 'connected');
    else session.set(null, 'unknown');
    done();
  };
  let looks = 0;
  const stop = page.every(LOOK, () => {
    // What the window said last may still be under way when it is gone.
    if (!popup.closed || ++looks < 2) return;
    const isAgain = String(params.auth_type ?? '').includes('reauthenticate');
    if (session.response.status !== 'connected' || isAgain) {
      session.set(null, isAgain ? 'not_authorized' : 'unknown');
    }
    done();
  });
  addEventListener('message', take);
}

/** 32 hexadecimal digits behind a letter; randomUUID is not there on plain http. */
const newWord = (): string =>
  `f${Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;

/** What is asked for besides, before what every login asks for. */
function responseTypes(asked: unknown, isAll: boolean): string {
  const own = typeof asked === 'string' ? asked.split(',') : [];
  return [...new Set(isAll ? own : [...own, 'token', 'signed_request', 'graph_domain'])].join(',');
}

const features = (): string => {
  const left = Math.max(0, Math.round(screenX + (outerWidth - SIZE.width) / 2));
  const top = Math.max(0, Math.round(screenY + (outerHeight - SIZE.height) / 2.5));
  return `width=${SIZE.width},height=${SIZE.height},left=${left},top=${top},scrollbars=1`;
};

function authResponseOf(answer: QueryParams): AuthResponse {
  const { access_token, code, signed_request, graph_domain, granted_scopes } = answer;
  const until = answer.data_access_expiration_time;
  return {
    ...(access_token && { accessToken: access_token }),
    userID: userOf(signed_request),
    expiresIn: Number(answer.expires_in ?? 0),
    ...(signed_request && { signedRequest: signed_request }),
    ...(graph_domain && { graphDomain: graph_domain }),
    ...(until && { data_access_expiration_time: Number(until) }),
    ...(granted_scopes && { grantedScopes: granted_scopes }),
    ...(code && { code }),
  };
}

/** Whom a signed request is about: only the app's server can tell whether it was signed rightly. */
function userOf(signedRequest = ''): string {
  const [, payload = ''] = signedRequest.split('.');
  try {
    return String(
      JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))).user_id ?? '',
    );
  } catch {
    return '';
  }
}
