import type { Call } from '../graph/call.ts';
import type { GraphRequest } from '../graph/request.ts';

/** An answer's text with `__debug__`, where `debug` asks for it (protocol.md 1.8). */
export function withDebug(text: string, request: GraphRequest, call: Call<unknown>): string {
  const debug = request.params.get('debug');
  return debug && /^(?:all|info|warning)$/.test(debug)
    ? appended(text, '__debug__', call.debugText())
    : text;
}

/** An object's text with one more member. */
export const appended = (text: string, key: string, value: string): string =>
  `${text.slice(0, -1)}${text === '{}' ? '' : ','}"${key}":${value}}`;
