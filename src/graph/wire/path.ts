import { looksLikeVersion } from '../declare/versions.ts';
import { decodePercent } from './percent.ts';

/** A request target taken apart; everything still as written. */
export interface RequestTarget {
  readonly path: string;
  /** What follows the first `?`, without it; '' when there is none. */
  readonly query: string;
  /** The host of an absolute target (`GET http://host/path`), which counts instead of `Host`. */
  readonly host: string | undefined;
}

const ABSOLUTE = /^https?:\/\/([^/?#]*)/i;

/** Splits a request target (RFC 9112 section 3.2) in origin or absolute form. */
export function splitTarget(url: string): RequestTarget {
  const [scheme = '', host] = url.startsWith('/') ? [] : (ABSOLUTE.exec(url) ?? []);
  const mark = url.indexOf('?', scheme.length);
  const path = url.slice(scheme.length, mark < 0 ? undefined : mark);
  return { path: path || '/', query: mark < 0 ? '' : url.slice(mark + 1), host };
}

/** The version a path begins with, as written, and its other segments, percent-decoded. */
export interface Segments {
  readonly version: string | undefined;
  readonly segments: readonly string[];
}

/** A path of the Graph has three at most, and an id or a name each; what follows is one more. */
const MOST_SEGMENTS = 16;

/**
 * Segments of a path; empty ones drop out, so `//` and a trailing slash mean nothing. No path has
 * more than sixteen: the rest of a longer one is the last of them, as it was written.
 */
export function splitPath(path: string): Segments {
  const segments: string[] = [];
  let version: string | undefined;
  for (let start = 0; start < path.length; ) {
    const slash = path.indexOf('/', start);
    const isLast = slash < 0 || segments.length === MOST_SEGMENTS - 1;
    const end = isLast ? path.length : slash;
    // Most often there is nothing between two slashes, and nothing to decode then.
    if (end === start) {
      start++;
      continue;
    }
    const written = path.slice(start, end);
    const segment = written.includes('/') ? written : decodePercent(written);
    const isFirst = segments.length === 0 && version === undefined;
    if (isFirst && looksLikeVersion(segment)) version = segment;
    else segments.push(segment);
    start = end + 1;
  }
  return { version, segments };
}
