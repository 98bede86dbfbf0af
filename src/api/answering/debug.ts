import type { Call } from '../../graph/execute/call.ts';
import { merged, type Text } from '../../graph/text/text.ts';
import type { GraphRequest } from '../../graph/wire/request.ts';

/** An answer's text with `__debug__`, where `debug` asks for it (wire.md 1.8). */
export function withDebug(text: Text, request: GraphRequest, call: Call<unknown>): Text {
  const debug = request.params.get('debug');
  return debug && /^(?:all|info|warning)$/.test(debug)
    ? appended(text, '__debug__', call.debugText())
    : text;
}

/** An object's text with one more member. */
export const appended = (text: Text, key: string, value: string): Text =>
  merged(text, `{"${key}":${value}}`);
