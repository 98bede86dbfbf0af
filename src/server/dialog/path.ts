import { answeringVersion } from '../../graph/versions.ts';
import { splitPath } from '../../graph/wire/path.ts';
import type { DialogKind } from '../../login/dialog-request.ts';
import { dialectOf, isInstagramPath } from '../dialect.ts';

/** Which dialog a path leads to, and the path written plainly, for forms to come back to. */
export interface DialogPath {
  readonly kind: DialogKind;
  readonly path: string;
}

/**
 * The dialog that a path leads to: `/dialog/oauth`, with a version or without, and at the hosts of
 * Instagram `/oauth/authorize`. Undefined for every other path.
 */
export function dialogPath(path: string, host: string | undefined): DialogPath | undefined {
  // Nearly every request is another's: one look at the text tells.
  if (!path.includes('oauth')) return undefined;
  const { dialect, path: inner } = dialectOf(path, host);
  const { version, segments } = splitPath(inner);
  if (version !== undefined && answeringVersion(version) === undefined) return undefined;
  const plain = [version, ...segments].filter((each) => each !== undefined).join('/');
  const named = segments.join('/');
  if (named === 'oauth/authorize' && (dialect === 'instagram' || isInstagramSite(host))) {
    const prefix = isInstagramPath(path) ? '/_convograph/instagram/' : '/';
    return { kind: 'instagram', path: prefix + plain };
  }
  if (named === 'dialog/oauth' && dialect === 'facebook') {
    return { kind: 'facebook', path: `/${plain}` };
  }
  return undefined;
}

const isInstagramSite = (host = ''): boolean => /^www\.instagram\.com(?::\d+)?$/i.test(host);
