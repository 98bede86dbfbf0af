import type { IncomingMessage, ServerResponse } from 'node:http';
import { acceptsCoding } from '../accepts-coding.ts';
import { sendJson } from '../send-json.ts';
import { readConsole } from './folder.ts';

const NAME = /^assets\/[\w-]+(?:\.[\w-]+)*\.(?<kind>js|css|svg|json|woff2|png)$/;

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  json: 'application/json; charset=utf-8',
  woff2: 'font/woff2',
  png: 'image/png',
};

/** As compressed when it was built, the smallest first. */
const CODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/**
 * Sends a file whose name says what is in it: who has it never asks again. As an address of its own it
 * is no page that could do anything.
 * @param name from the console's folder
 */
export async function sendConsoleAsset(
  req: IncomingMessage,
  res: ServerResponse,
  name: string,
  always: Readonly<Record<string, string>>,
): Promise<void> {
  const type = TYPES[NAME.exec(name)?.groups?.kind ?? ''];
  const found = type === undefined ? undefined : await encoded(req, name);
  if (!found) {
    const message = 'There is no such part of the console: it was built anew, reload the page.';
    sendJson(res, 404, { error: { message } }, always);
    return;
  }
  const { bytes, coding } = found;
  res
    .writeHead(200, {
      ...always,
      'Content-Type': type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
      Vary: 'Accept-Encoding',
      ...(coding !== undefined && { 'Content-Encoding': coding }),
      'Content-Length': bytes.length,
    })
    .end(bytes);
}

async function encoded({ headers }: IncomingMessage, name: string) {
  for (const [coding, ending] of CODINGS) {
    if (!acceptsCoding(headers['accept-encoding'], coding)) continue;
    const bytes = await readConsole(name + ending);
    if (bytes) return { bytes, coding };
  }
  const bytes = await readConsole(name);
  return bytes && { bytes, coding: undefined };
}
