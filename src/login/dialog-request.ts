import { clientById } from '../access/client.ts';
import { isRedirectUri, REDIRECT_URI_RULE } from '../access/redirect-uri.ts';
import { GraphError } from '../graph/errors/error.ts';
import type { AppRow, Directory } from '../store/directory.ts';
import { DialogError } from './dialog-error.ts';
import { type Opener, openerOf } from './opener.ts';
import { type AskedScopes, type DialogKind, readScopes } from './scopes.ts';

/** What an app may have back; several at once, `code token`. */
const RESPONSES = ['code', 'token', 'granted_scopes', 'signed_request', 'graph_domain'] as const;
type Response = (typeof RESPONSES)[number];

/** What an app asks for, checked: an answer to it may leave by its redirect_uri. */
export interface DialogRequest {
  readonly kind: DialogKind;
  readonly app: AppRow;
  /** One that is registered with the app, letter by letter, or the name of a page that is told. */
  readonly redirectUri: string;
  /** The page that is told the answer, where nothing is led back. */
  readonly opener: Opener | undefined;
  readonly state: string | undefined;
  readonly responses: ReadonlySet<Response>;
  readonly asked: AskedScopes;
  /** Whether the app asks again for what was declined. */
  readonly again: boolean;
  /** Whether the answer lists what was granted and declined. */
  readonly returnsScopes: boolean;
}

/**
 * Reads the parameters of a dialog. The app and its redirect_uri come first: before they are known
 * to belong together nothing may leave by that address, not even an error.
 * @throws DialogError
 */
export async function readDialogRequest(
  directory: Directory,
  kind: DialogKind,
  params: ReadonlyMap<string, string>,
): Promise<DialogRequest> {
  const app = await clientOf(directory, params.get('client_id') ?? params.get('app_id'));
  const uri = params.get('redirect_uri');
  const opener = uri && kind === 'facebook' ? openerOf(uri, app) : undefined;
  return {
    kind,
    app,
    opener,
    redirectUri: opener && uri ? uri : registered(app, uri),
    state: params.get('state'),
    responses: responsesOf(params.get('response_type'), kind),
    asked: readScopes(params.get('scope'), kind),
    again: words(params.get('auth_type')).includes('rerequest'),
    returnsScopes: /^(?:1|true)$/.test(params.get('return_scopes') ?? ''),
  };
}

async function clientOf(directory: Directory, id: string | undefined): Promise<AppRow> {
  try {
    return await clientById(directory, id);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    throw new DialogError('Invalid App ID', {
      sentence: id
        ? 'No app here has this client_id.'
        : 'The parameter client_id, the id of the app, is missing.',
      about: id ? [id] : [],
      mend: 'app list',
    });
  }
}

function registered(app: AppRow, uri: string | undefined): string {
  // One may have been registered before this was looked at.
  if (uri && !isRedirectUri(uri)) {
    throw new DialogError('URL blocked', {
      sentence: `A login leads back to ${REDIRECT_URI_RULE}.`,
      about: [uri.slice(0, 200)],
      mend: `app set ${app.id} --redirect-uri URL`,
    });
  }
  if (uri !== undefined && app.redirectUris.includes(uri)) return uri;
  throw new DialogError('URL blocked', {
    sentence: uri
      ? 'This redirect_uri is not registered with the app. It has to be, letter by letter, before a login may lead there.'
      : 'The parameter redirect_uri is missing.',
    about: uri ? [uri] : [],
    mend: `app set ${app.id} --redirect-uri URL`,
  });
}

function responsesOf(text: string | undefined, kind: DialogKind): ReadonlySet<Response> {
  const given = words(text);
  const known = kind === 'instagram' ? (['code'] as const) : RESPONSES;
  const responses = new Set(known.filter((one) => given.includes(one)));
  if (given.length > 0 && responses.size < new Set(given).size) {
    throw new DialogError('Invalid response_type', {
      sentence: `The parameter response_type is one or several of ${known.join(', ')}, with a blank between.`,
    });
  }
  return responses.size > 0 ? responses : new Set(['code']);
}

const words = (text = ''): string[] => text.split(/[\s,]+/).filter(Boolean);
