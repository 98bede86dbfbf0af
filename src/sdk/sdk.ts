import { apiAnswer, tokenError } from './api-answer.ts';
import { type ApiArgument, type ApiCall, apiCall } from './api-call.ts';
import type { BrowserPage, Settings } from './browser-page.ts';
import { EventBook } from './events.ts';
import { LoginSession, type StatusResponse } from './login-session.ts';
import { type LoginOptions, logIn } from './login-window.ts';

type StatusCallback = (response: StatusResponse) => void;

interface InitOptions extends Partial<Settings> {
  /** Whether to ask at once who is logged in. */
  readonly status?: boolean;
}

/** `FB`, for the server that the script came from. */
function createFacebook(page: BrowserPage) {
  const events = new EventBook(page.onFault);
  let settings: Settings | undefined;
  let session: LoginSession | undefined;
  /** The first question who is logged in: the page asks the server once. */
  let asking: Promise<StatusResponse> | undefined;
  /** How often somebody logged in or out: an answer that comes after that is about who was before. */
  let turn = 0;

  const ready = (name: string): { settings: Settings; session: LoginSession } => {
    if (settings && session) return { settings, session };
    throw new Error(`${name} was called before FB.init({ appId, version }).`);
  };

  /** Hands a page its answer: what it throws then is its own. */
  function tell<T>(callback: ((value: T) => void) | undefined, value: T): void {
    try {
      callback?.(value);
    } catch (fault) {
      page.onFault(fault);
    }
  }

  async function answerOf(call: ApiCall): Promise<unknown> {
    const answer = await apiAnswer(page, call);
    if (tokenError(answer)) session?.dropToken(call.token);
    return answer;
  }

  function api(path: string, ...args: readonly ApiArgument[]): void {
    const { settings, session } = ready('FB.api()');
    const call = apiCall(path, args, settings.version, session.token);
    void answerOf(call).then((answer) => tell(call.callback, answer));
  }

  /** Whether who was logged in last still is, as the server has it. */
  async function ask(settings: Settings, session: LoginSession): Promise<StatusResponse> {
    const login = session.response.authResponse ?? session.kept();
    if (!login?.accessToken) return session.response;
    const asked = turn;
    const params = { fields: 'id', access_token: login.accessToken };
    const answer = await apiAnswer(page, apiCall('/me', [params], settings.version, undefined));
    if (asked !== turn) return session.response;
    const refused = tokenError(answer);
    if (refused) session.set(null, refused.error_subcode === 458 ? 'not_authorized' : 'unknown');
    else if ((answer as { id?: string } | null)?.id) session.set(login, 'connected');
    return session.response;
  }

  function getLoginStatus(callback?: StatusCallback, force = false): void {
    const { settings, session } = ready('FB.getLoginStatus()');
    if (force || !asking) asking = ask(settings, session);
    void asking.then(() => tell(callback, session.response));
  }

  return {
    init(options: InitOptions = {}): void {
      const { appId, version } = options;
      if (!appId || !/^v\d+\.\d\d?$/.test(version ?? '')) {
        throw new Error('FB.init() takes appId, and a version such as "v26.0".');
      }
      const { localStorage = true, cookie = false, status = false } = options;
      settings = { appId: String(appId), version: version as string, localStorage, cookie };
      session = new LoginSession(page, settings, events);
      asking = undefined;
      if (status) getLoginStatus();
    },
    api,
    getLoginStatus,
    getAuthResponse: () => session?.response.authResponse ?? null,
    getAccessToken: () => session?.token ?? null,
    getUserID: () => session?.response.authResponse?.userID ?? '',
    login(callback?: StatusCallback, options: LoginOptions = {}): void {
      const { settings, session } = ready('FB.login()');
      const { authResponse } = session.response;
      const asksMore = options.scope || options.auth_type || options.config_id;
      if (authResponse && !asksMore) {
        page.complain('FB.login() called when user is already connected.');
        callback?.(session.response);
        return;
      }
      logIn(page, settings, session, options, (response) => {
        turn++;
        asking = Promise.resolve(response);
        tell(callback, response);
      });
    },
    logout(callback?: StatusCallback): void {
      const { session } = ready('FB.logout()');
      turn++;
      session.set(null, 'unknown');
      callback?.(session.response);
    },
    Event: { subscribe: events.subscribe, unsubscribe: events.unsubscribe },
    /** Pages made by the platform's quick start log a view first: it leads nowhere here. */
    AppEvents: { logPageView(): void {}, logEvent(): void {} },
  };
}

interface FacebookPage {
  FB?: ReturnType<typeof createFacebook>;
  fbAsyncInit?: (() => void) & { hasRun?: boolean };
}

const PLACE = /\/_convograph\/sdk\.js(?:[?#].*)?$/;

function begin(): void {
  const { src = '' } = (document.currentScript as HTMLScriptElement | null) ?? {};
  if (!PLACE.test(src)) {
    throw new Error(
      'Load the SDK with <script src="…/_convograph/sdk.js">: it calls where it is from.',
    );
  }
  const here = window as unknown as FacebookPage;
  if (here.FB) {
    console.warn('There is another FB on this page: /_convograph/sdk.js does nothing.');
    return;
  }
  here.FB = createFacebook({
    server: src.replace(PLACE, ''),
    send: (...call) => fetch(...call),
    now: () => Date.now(),
    every(ms, run) {
      const timer = setInterval(run, ms);
      return () => clearInterval(timer);
    },
    complain: (sentence) => console.warn(sentence),
    onFault: (fault) => reportError(fault),
  });
  // The page may still be setting it below this script.
  setTimeout(() => {
    const { fbAsyncInit } = here;
    if (!fbAsyncInit || fbAsyncInit.hasRun) return;
    fbAsyncInit.hasRun = true;
    fbAsyncInit();
  });
}

begin();
