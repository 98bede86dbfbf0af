import { isGranular } from '../access/scopes.ts';
import { recordConsent } from './consent.ts';
import type { LoginDeps } from './deps.ts';
import { DialogError } from './dialog-error.ts';
import { type DialogRequest, readDialogRequest } from './dialog-request.ts';
import { browserOf, type FormOwner, formToken, isFormToken, newBrowser } from './form-token.ts';
import { isKey, sessionCookie, sessionOf } from './key-session.ts';
import { consentPage } from './pages/consent-page.ts';
import { errorPage } from './pages/error-page.ts';
import type { LoginPage } from './pages/frame.ts';
import { keyPage } from './pages/key-page.ts';
import { peoplePage } from './pages/people-page.ts';
import { toldPage } from './pages/told-page.ts';
import { firstTwo, type LoginPerson, pagesOf, peopleOf, personById } from './people.ts';
import { addressOf, cancelEnding, type DialogEnding, loginEnding, messageOf } from './redirect.ts';
import type { DialogKind } from './scopes.ts';
import { scopesToShow } from './scopes.ts';

/** A request for the dialog, after HTTP. */
interface DialogCall {
  readonly kind: DialogKind;
  /** As it was asked for, for its forms to come back to. */
  readonly query: string;
  readonly params: ReadonlyMap<string, string>;
  readonly cookies: ReadonlyMap<string, string>;
  /** What was posted; undefined for a GET. */
  readonly form: URLSearchParams | undefined;
}

/** What a browser gets: a page, or the way to another. */
export interface DialogAnswer {
  readonly status: number;
  readonly page?: LoginPage;
  readonly location?: string;
  /** Whether the page's form can lead out of this site. */
  readonly leaves?: 'https' | 'http';
  readonly cookies: readonly string[];
}

export type Dialog = (visit: DialogCall) => Promise<DialogAnswer>;

/** The login dialog; its promise rejects on a fault of our own. */
export const createDialog =
  (deps: LoginDeps): Dialog =>
  async (visit) => {
    try {
      return await answered(deps, visit);
    } catch (error) {
      if (!(error instanceof DialogError)) throw error;
      return {
        status: error.status,
        page: errorPage(visit.kind, error, deps.command),
        cookies: [],
      };
    }
  };

/** In order: what is asked for, whose form it is, whether people may be shown, what was pressed. */
async function answered(deps: LoginDeps, visit: DialogCall): Promise<DialogAnswer> {
  const { kind, params, cookies, form } = visit;
  const request = await readDialogRequest(deps.store.directory, kind, params);
  const session = sessionOf(deps, cookies);
  const known = browserOf(cookies);
  const { browser, cookie } = known ? { browser: known, cookie: undefined } : newBrowser();
  const dialog: Open = {
    deps,
    request,
    visit,
    owner: { browser, session, query: visit.query },
    cookies: cookie ? [cookie] : [],
  };
  if (form) requireOwnForm(dialog, form);
  if (deps.shows === 'key' && session === undefined) return withoutKey(dialog, form);
  const action = form?.get('action');
  if (action === 'cancel') return ended(request, cancelEnding(request));
  const person = await personOf(dialog);
  if (!person || action === 'people') return choosing(dialog);
  if (action === 'continue' && form) return granting(dialog, person, form);
  return asking(dialog, person);
}

/** A dialog that may be shown. */
interface Open {
  readonly deps: LoginDeps;
  readonly request: DialogRequest;
  readonly visit: DialogCall;
  readonly owner: FormOwner;
  readonly cookies: readonly string[];
}

function requireOwnForm({ deps, owner }: Open, form: URLSearchParams): void {
  if (isFormToken(deps, owner, form.get('form_token') ?? '')) return;
  throw new DialogError('This form is not good any more', {
    sentence:
      'It was not made for this dialog in this browser, or lay open for more than an hour. Nothing was done: begin again at the app.',
    status: 403,
  });
}

/** Forms go to the same address by its query alone: a proxy may have us below a path of its own. */
const partsOf = ({ deps, visit: { query }, owner }: Open) => ({
  action: `?${query}`,
  token: formToken(deps, owner),
});

function withoutKey(dialog: Open, form: URLSearchParams | undefined): DialogAnswer {
  const { deps, cookies } = dialog;
  const given = form?.get('control_key') ?? undefined;
  const parts = partsOf(dialog);
  if (given !== undefined && isKey(deps, given)) {
    return { status: 303, location: parts.action, cookies: [...cookies, sessionCookie(deps)] };
  }
  const wrong = given !== undefined;
  return { status: wrong ? 403 : 200, page: keyPage(dialog.request.kind, wrong, parts), cookies };
}

/** Who was chosen, or is the only one there is. */
async function personOf({ deps, request, visit }: Open): Promise<LoginPerson | undefined> {
  const { directory } = deps.store;
  const chosen = visit.form?.get('person');
  if (chosen) return personById(directory, request.kind, chosen);
  const [first, second] = await firstTwo(directory, request.kind);
  return second ? undefined : first;
}

async function choosing(dialog: Open): Promise<DialogAnswer> {
  const { deps, request, visit, cookies } = dialog;
  const find = visit.form?.get('find')?.slice(0, 100) ?? '';
  const people = await peopleOf(deps.store.directory, request.kind, find, deps.turn);
  const page = peoplePage(request, people, find, partsOf(dialog), dialog.deps.command);
  return { status: 200, page, ...leavesTo(request), cookies };
}

async function asking(dialog: Open, person: LoginPerson): Promise<DialogAnswer> {
  const { deps, request, cookies } = dialog;
  const { directory } = deps.store;
  const isUser = request.kind === 'facebook';
  const said = isUser ? await directory.permissions.of(request.app.id, person.id) : [];
  const scopes = scopesToShow(request, said);
  const page = consentPage({
    request,
    person,
    scopes,
    pages: isUser && scopes.some(isGranular) ? await pagesOf(directory, person.id) : [],
    others: (await firstTwo(directory, request.kind)).length > 1,
    parts: partsOf(dialog),
  });
  return { status: 200, page, ...leavesTo(request), cookies };
}

async function granting(
  { deps, request }: Open,
  person: LoginPerson,
  form: URLSearchParams,
): Promise<DialogAnswer> {
  const ticked = { scopes: new Set(form.getAll('scope')), pages: new Set(form.getAll('page')) };
  const gift = await recordConsent(deps, request, person, ticked);
  return ended(request, loginEnding(request, gift));
}

/** Leads back to the app, or tells the page that opened the dialog. */
function ended(request: DialogRequest, ending: DialogEnding): DialogAnswer {
  const { opener } = request;
  if (!opener) return { status: 302, location: addressOf(request, ending), cookies: [] };
  return { status: 200, page: toldPage(opener, messageOf(opener, ending)), cookies: [] };
}

/** Where the form may lead besides here; nowhere where a page is told. */
const leavesTo = ({ redirectUri, opener }: DialogRequest) =>
  opener
    ? {}
    : { leaves: redirectUri.startsWith('https:') ? ('https' as const) : ('http' as const) };
