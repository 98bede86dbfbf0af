/** What the SDK is given of the page that it stands in. */
export interface BrowserPage {
  /** Where the server is, without a slash at the end. */
  readonly server: string;
  readonly send: typeof fetch;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Calls again and again; gives what ends it. */
  readonly every: (ms: number, run: () => void) => () => void;
  /** Tells whoever wrote the page that something is wrong with it. */
  readonly complain: (sentence: string) => void;
  readonly onFault: (fault: unknown) => void;
}

/** What `FB.init` was given, as far as it changes anything here. */
export interface Settings {
  readonly appId: string;
  readonly version: string;
  /** Whether a login outlives the page. */
  readonly localStorage: boolean;
  /** Whether the server of the page is told who is logged in, by a cookie. */
  readonly cookie: boolean;
}
