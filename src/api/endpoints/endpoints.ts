import { GraphError } from '../../graph/errors/error.ts';
import type { GraphRequest } from '../../graph/wire/request.ts';
import { debugToken } from './debug-token/debug-token.ts';
import type { Endpoint } from './endpoint.ts';
import { instagramExchange } from './instagram-login/access-token.ts';
import { instagramCodeExchange } from './instagram-login/oauth-access-token.ts';
import { instagramRefresh } from './instagram-login/refresh-access-token.ts';
import { accessToken } from './oauth/access-token.ts';
import { clientCode } from './oauth/client-code.ts';
import { SDK_CALLS } from './sdk-calls/sdk-calls.ts';
import { packStickers } from './stickers/pack-stickers.ts';
import { stickerPacks } from './stickers/sticker-packs.ts';
import { stickerSearch } from './stickers/sticker-search.ts';

/** The paths that are neither node nor edge, by dialect. */
export const ENDPOINTS = {
  facebook: [
    debugToken,
    accessToken,
    clientCode,
    stickerPacks,
    packStickers,
    stickerSearch,
    ...SDK_CALLS,
  ],
  instagram: [instagramCodeExchange, instagramExchange, instagramRefresh],
} as const satisfies Record<GraphRequest['dialect'], readonly Endpoint[]>;

const byPath = {
  facebook: new Map<string, Endpoint>(ENDPOINTS.facebook.map((each) => [each.path, each])),
  instagram: new Map<string, Endpoint>(ENDPOINTS.instagram.map((each) => [each.path, each])),
};

/** Those behind the id of an app, by name: a read by id looks a name up, and makes no text. */
const ofApp = new Map<string, Endpoint>(SDK_CALLS.map((each) => [each.path.slice(5), each]));

/** The endpoint at a request's path, if there is one: in the middle of three stands an id. */
export function endpointAt({ segments, dialect }: GraphRequest): Endpoint | undefined {
  const [first = '', second, third] = segments;
  const paths = byPath[dialect];
  if (segments.length <= 1) return paths.get(first);
  if (segments.length === 2) {
    const found = dialect === 'facebook' ? ofApp.get(second ?? '') : undefined;
    if (found && /^(?:\d+|app)$/.test(first)) return found;
    return paths.get(`${first}/${second}`);
  }
  return segments.length === 3 ? paths.get(`${first}/{id}/${third}`) : undefined;
}

/** @throws GraphError `notFound` (100/33) for a verb that it does not take */
export function requireVerb({ methods }: Endpoint, { method, segments }: GraphRequest): void {
  const verb = method === 'HEAD' ? 'GET' : method;
  if (methods.some((each) => each === verb)) return;
  throw new GraphError('notFound', { method: method.toLowerCase(), id: segments.join('/') });
}
