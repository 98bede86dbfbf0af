import { randomBytes } from 'node:crypto';
import { escaped } from '../../base/html.ts';
import { version } from '../../base/version.ts';

/** A page of the console, and what browsers are to hold it to. */
interface ConsolePage {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The page under a nonce of its own. Meta's paths make scripts of this origin (JSONP), and so may media:
 * `script-src 'self'` would let them run. Nor does any text become markup or a script on it (Trusted
 * Types), or the page a part of another's.
 */
const policyWith = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/**
 * Fills in what was built (console/vite.config.ts). All addresses are as seen from the page's own, so
 * that it works behind whatever path a proxy puts before it.
 * @param html `index.html`
 * @param route what follows `/_convograph/console/` in the page's address
 */
export function consolePage(html: string, route: string): ConsolePage {
  const nonce = randomBytes(16).toString('base64url');
  const base = '../'.repeat(route.split('/').length - 1) || './';
  const place = JSON.stringify({
    ...{ base, control: `${base}../v1/`, graph: `${base}../../` },
    version: version(),
  });
  const body = html
    .replaceAll('__NONCE__', nonce)
    .replaceAll('"./assets/', `"${base}assets/`)
    .replace('__PLACE__', escaped(place));
  return {
    body: Buffer.from(body),
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': policyWith(nonce),
      'Cross-Origin-Opener-Policy': 'same-origin',
      'X-Frame-Options': 'DENY',
    },
  };
}
