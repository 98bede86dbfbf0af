import type { IncomingMessage } from 'node:http';
import { dialectOf } from '../../api/asked-host.ts';
import type { Offer } from '../../graph/declare/offer.ts';
import { type RequestTarget, splitPath } from '../../graph/wire/path.ts';
import type { DialogKind } from '../../login/scopes.ts';
import type { PlaceOf } from '../origin.ts';

/**
 * The dialog that a path leads to: `/dialog/oauth`, with a version or without, and at the hosts of
 * Instagram `/oauth/authorize`. Undefined for every other path.
 * @param offer tells which versions there are
 */
export function dialogAt(
  req: IncomingMessage,
  { path, host }: RequestTarget,
  placeOf: PlaceOf,
  offer: Offer,
): DialogKind | undefined {
  // Nearly every request is another's: one look at the text tells.
  if (!path.includes('oauth')) return undefined;
  const { dialect, path: inner } = dialectOf(path, placeOf(req, host).dialect);
  const { version, segments } = splitPath(inner);
  if (version !== undefined && offer.answering(version) === undefined) return undefined;
  const named = segments.join('/');
  if (named === 'oauth/authorize') {
    return dialect === 'instagram' || isInstagramSite(host ?? req.headers.host)
      ? 'instagram'
      : undefined;
  }
  return named === 'dialog/oauth' && dialect === 'facebook' ? 'facebook' : undefined;
}

const isInstagramSite = (host = ''): boolean => /^www\.instagram\.com(?::\d+)?$/i.test(host);
