import type { BrowserPage, Settings } from './browser-page.ts';
import type { EventBook } from './events.ts';

/** Who is logged in, as pages get it. */
export interface AuthResponse {
  readonly accessToken?: string;
  readonly userID: string;
  /** Seconds. */
  readonly expiresIn: number;
  readonly signedRequest?: string;
  readonly graphDomain?: string;
  /** Epoch seconds. */
  readonly data_access_expiration_time?: number;
  /** With `return_scopes`. */
  readonly grantedScopes?: string;
  readonly code?: string;
}

/** `not_authorized`: the person is known, and took from the app what it was allowed. */
export type LoginStatus = 'connected' | 'not_authorized' | 'unknown';

export interface StatusResponse {
  readonly status: LoginStatus;
  readonly authResponse: AuthResponse | null;
}

/** Seconds of a login that came with a code alone: as a token of its would live (wire.md 6). */
const OF_A_CODE = 5_400;

/** A login as it is kept. */
interface KeptLogin {
  readonly authResponse: AuthResponse;
  /** Epoch milliseconds. */
  readonly until: number;
}

/**
 * Who is logged in on this page, and who was when it was open last. No cookie of the server's is asked:
 * browsers send none from another site's page any more.
 */
export class LoginSession {
  readonly #page: BrowserPage;
  readonly #settings: Settings;
  readonly #events: EventBook;
  #status: LoginStatus = 'unknown';
  #login: KeptLogin | undefined;
  #token: string | undefined;

  constructor(page: BrowserPage, settings: Settings, events: EventBook) {
    this.#page = page;
    this.#settings = settings;
    this.#events = events;
  }

  get response(): StatusResponse {
    this.#end();
    return { status: this.#status, authResponse: this.#login?.authResponse ?? null };
  }

  get token(): string | undefined {
    this.#end();
    return this.#token;
  }

  /** Forgets a token that is good no longer; who is logged in stays until it is asked for anew. */
  dropToken(refused: string | undefined): void {
    this.#token = undefined;
    if (refused !== undefined && refused === this.#login?.authResponse.accessToken) this.#keep();
  }

  /** What was kept when the page was open last, as far as it is still good. */
  kept(): AuthResponse | undefined {
    try {
      const { authResponse, until } = JSON.parse(
        this.#storage?.getItem(this.#key) ?? '',
      ) as KeptLogin;
      const expiresIn = Math.floor((until - this.#page.now()) / 1000);
      return expiresIn > 0 ? { ...authResponse, expiresIn } : undefined;
    } catch {
      return undefined;
    }
  }

  /** Sets who is logged in, and tells whoever wants to know what is different now. */
  set(authResponse: AuthResponse | null, status: LoginStatus): void {
    const before = { login: this.#login, status: this.#status };
    const { now } = this.#page;
    this.#status = status;
    this.#login = authResponse ? { authResponse, until: endOf(authResponse, now()) } : undefined;
    this.#token = authResponse?.accessToken;
    this.#keep(this.#login);
    const known = before.login?.authResponse.userID;
    const isOther = known !== authResponse?.userID;
    const response = { status, authResponse };
    if (known !== undefined && isOther) this.#events.fire('auth.logout', response);
    if (authResponse && isOther) this.#events.fire('auth.login', response);
    if (authResponse || before.login) this.#events.fire('auth.authResponseChange', response);
    if (status !== before.status) this.#events.fire('auth.statusChange', response);
  }

  #end(): void {
    if (this.#login && this.#login.until <= this.#page.now()) this.set(null, 'unknown');
  }

  #keep(login?: KeptLogin): void {
    const { appId, cookie } = this.#settings;
    try {
      if (login) this.#storage?.setItem(this.#key, JSON.stringify(login));
      else this.#storage?.removeItem(this.#key);
    } catch {
      // Full, or not to be had in a frame without an origin: the login lasts as long as the page.
    }
    if (!cookie) return;
    const signed = login?.authResponse.signedRequest;
    const until = new Date(signed && login ? login.until : 0).toUTCString();
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    // biome-ignore lint/suspicious/noDocumentCookie: the other way to set one is not in every browser
    document.cookie = `fbsr_${appId}=${signed ?? ''}; Path=/; Expires=${until}; SameSite=Lax${secure}`;
  }

  get #storage(): Storage | undefined {
    return this.#settings.localStorage ? localStorage : undefined;
  }

  get #key(): string {
    return `convograph ${this.#page.server} ${this.#settings.appId}`;
  }
}

/** When a login ends. */
const endOf = ({ expiresIn }: AuthResponse, now: number): number =>
  now + (expiresIn || OF_A_CODE) * 1000;
