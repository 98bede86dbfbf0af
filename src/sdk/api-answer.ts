import type { ApiCall } from './api-call.ts';
import type { BrowserPage } from './browser-page.ts';

/** What some servers put before JSON, so that a page cannot load it as a script. */
const SHIELD = 'for (;;);';

/** Makes a call; gives the answer, or an object with `error` where there is none (wire.md 11). */
export async function apiAnswer(
  page: BrowserPage,
  { method, target, form }: ApiCall,
): Promise<unknown> {
  try {
    const response = await page.send(page.server + target, {
      method,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      credentials: 'omit',
      ...(form !== undefined && { body: form }),
    });
    const text = await response.text();
    if (text === '') return unreachable(response.status);
    return parsed(text.startsWith(SHIELD) ? text.slice(SHIELD.length) : text);
  } catch {
    return unreachable(0);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return failure({ error_subcode: 1357046, message: 'Received Invalid JSON reply.' });
  }
}

const unreachable = (status: number) =>
  failure({ error_subcode: 1357045, message: 'unknown error (empty response)', status });

const failure = (of: Readonly<Record<string, unknown>>) => ({
  error: { code: 1, type: 'http', ...of },
});

/** The error of an answer that says that a token is good no longer; undefined of every other answer. */
export function tokenError(
  answer: unknown,
): { readonly code: number; readonly error_subcode?: number } | undefined {
  const { error } = (answer ?? {}) as {
    error?: { type?: string; code: number; error_subcode?: number };
  };
  return error?.type === 'OAuthException' && Number(error.code) === 190 ? error : undefined;
}
