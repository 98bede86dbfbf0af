import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { escaped } from '../base/html.ts';

/** A page as it is sent: with nothing from elsewhere, and hardly ever a script. */
export interface HtmlPage {
  readonly status: number;
  /** Plain text. */
  readonly title: string;
  /** CSS. */
  readonly style: string;
  /** HTML in which everything foreign is escaped. */
  readonly body: string;
  /** Where its forms may lead, redirects included, as sources of `form-action`; it has none without. */
  readonly formAction?: string;
  /** The one script that runs on it; none does without. */
  readonly script?: string | undefined;
  /** Whether it shows pictures that this server gives. */
  readonly pictures?: boolean;
}

/** Of every page, and of every answer that leads on to another. */
export const PAGE_HEADERS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // No address leaves with a state or a code in it; `no-referrer` would hide our own Origin too.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/**
 * Sends a page under a Content-Security-Policy with a nonce: JSONP on Meta's paths makes scripts of
 * our own origin, so `'self'` would let them run (issue 4).
 */
export function sendHtml(
  res: ServerResponse,
  { status, title, style, body, formAction = "'none'", pictures = false, script }: HtmlPage,
  headers: Readonly<Record<string, string | string[]>> = {},
): void {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    ...(script === undefined ? [] : [`script-src 'nonce-${nonce}'`]),
    `img-src data:${pictures ? " 'self'" : ''}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action ${formAction}`,
  ].join('; ');
  const page = Buffer.from(
    `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${style}</style>
</head>
<body>
${body}${script === undefined ? '' : `\n<script nonce="${nonce}">${script}</script>`}
</body>
</html>
`,
  );
  res
    .writeHead(status, {
      'Content-Type': 'text/html; charset=utf-8',
      ...PAGE_HEADERS,
      'Content-Security-Policy': policy,
      ...headers,
      'Content-Length': page.length,
    })
    .end(page);
}
