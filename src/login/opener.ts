import { isRedirectUri } from '../access/redirect-uri.ts';
import type { AppRow } from '../store/directory.ts';
import { DialogError } from './dialog-error.ts';

/**
 * The page that opened the dialog in a window, and is told there what others are led back with. The SDK
 * for web pages asks for it by an address of Meta's that is never followed (wire.md 11).
 */
export interface Opener {
  /** Scheme, host and port: browsers give the answer to a page of it and to no other. */
  readonly origin: string;
  /** What the page is told before the answer, as it asked for: by `cb` it knows which it is. */
  readonly words: string;
}

const ADDRESS =
  /^https:\/\/(?:staticxx|www)\.facebook\.com\/x\/connect\/xd_arbiter\/?(?:\?[^#]*)?#(?<words>[!-~]*)$/;
/** What a page has told again; it could be taken for the answer if it were more. */
const WORDS = ['cb', 'domain', 'frame', 'is_canvas', 'origin', 'relation'];
/** Letters of an address, as of every redirect_uri. */
const LONGEST = 2_000;

/**
 * Who is to be told; undefined of an address that is to be followed. The page has to be of an origin
 * that the app is led back to anyhow: a page there could read what stands in that address, too.
 * @throws DialogError for a page that the app has nothing to do with
 */
export function openerOf(uri: string, app: AppRow): Opener | undefined {
  const words = uri.length > LONGEST ? undefined : ADDRESS.exec(uri)?.groups?.words;
  if (words === undefined) return undefined;
  const said = new URLSearchParams(words);
  const origin = originOf(said.get('origin') ?? '');
  const isOpener = said.get('relation') === 'opener' && /^\w{1,100}$/.test(said.get('cb') ?? '');
  if (isOpener && origin && app.redirectUris.some((each) => leadsTo(each, origin))) {
    return { origin, words: repeated(said) };
  }
  throw new DialogError('URL blocked', {
    sentence:
      'The page that opened this window is none of the app: one of its redirect URIs has to be of the same scheme, host and port.',
    about: [origin ?? said.get('origin') ?? words],
    mend: `app set ${app.id} --redirect-uri ${origin ? `${origin}/` : 'URL'}`,
  });
}

/** Whether a redirect URI that a login may lead to is of an origin. */
const leadsTo = (uri: string, origin: string): boolean =>
  isRedirectUri(uri) && originOf(uri) === origin;

const repeated = (said: URLSearchParams): string =>
  WORDS.flatMap((name) => {
    const word = said.get(name);
    return word === null ? [] : [`${name}=${encodeURIComponent(word)}`];
  }).join('&');

/** The origin of an http or https address. */
function originOf(uri: string): string | undefined {
  const url = URL.parse(uri);
  return url && /^https?:$/.test(url.protocol) ? url.origin : undefined;
}
