import type { IncomingMessage } from 'node:http';
import { GraphError } from '../graph/error.ts';
import { prettyText } from '../graph/json-text.ts';

type Params = ReadonlyMap<string, string>;

const CALLBACK = /^[A-Za-z_$][\w$.]{0,127}$/;

/**
 * The function that JSONP calls (protocol.md 1.8); undefined when there is none to call. Only reads
 * can be asked for by a script element, so other verbs take `callback` for an unknown parameter.
 */
export function callbackName(method: string, params: Params): string | undefined {
  const name = method === 'GET' ? params.get('callback') : undefined;
  return name !== undefined && CALLBACK.test(name) ? name : undefined;
}

/** @throws GraphError 100 for a callback that is not the name of a function */
export function checkCallback(method: string, params: Params): void {
  if (method !== 'GET' || !params.has('callback') || callbackName(method, params)) return;
  throw new GraphError('invalidParameter', {
    param: 'callback',
    wanted: 'a function name of at most 128 letters, digits and _ $ .',
  });
}

/** The call of a JSONP answer. Without `<` it cannot end the script element of a page it is in. */
export const jsonpText = (name: string, body: string): string =>
  `/**/ ${name}(${body.replaceAll('<', '\\u003C')});`;

/** Spreads JSON over lines for `pretty=1`, and for browsers that do not say `pretty=0`. */
export function arrange(body: string, { headers }: IncomingMessage, params: Params): string {
  const wish = params.get('pretty');
  const isBrowser = headers.accept?.includes('text/html') ?? false;
  if (wish === undefined ? !isBrowser : wish === '0' || wish === 'false') return body;
  return isBrowser || isOn(wish) ? prettyText(body) : body;
}

/** Booleans are sent as `1` or as `true` (protocol.md 1.3). */
export const isOn = (wish: string | undefined): boolean => wish === '1' || wish === 'true';
