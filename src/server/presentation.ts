import type { IncomingMessage } from 'node:http';
import { isBatch } from '../api/batch/is-batch.ts';
import { GraphError } from '../graph/error.ts';
import { prettyText } from '../graph/json-text.ts';
import { isOn } from '../graph/wire/is-on.ts';
import { splitPath } from '../graph/wire/path.ts';

type Params = ReadonlyMap<string, string>;

const CALLBACK = /^[A-Za-z_$][\w$.]{0,127}$/;

/** What of a request decides whether its answer may be a script. */
export interface Scriptable {
  /** The verb after `method=`, in upper case. */
  readonly method: string;
  readonly path: string;
  readonly params: Params;
}

/** Only reads can be asked for by a script element, and batches (protocol.md 4). */
const mayBeScript = ({ method, path, params }: Scriptable): boolean =>
  method === 'GET' ||
  (params.has('batch') && isBatch({ method, segments: splitPath(path).segments, params }));

/**
 * The function that JSONP calls (protocol.md 1.8); undefined when there is none to call. Where the
 * answer is no script, `callback` is an unknown parameter.
 */
export function callbackName(asked: Scriptable): string | undefined {
  const name = asked.params.get('callback');
  return name !== undefined && mayBeScript(asked) && CALLBACK.test(name) ? name : undefined;
}

/** @throws GraphError 100 for a callback that is not the name of a function */
export function checkCallback(asked: Scriptable): void {
  if (!asked.params.has('callback') || !mayBeScript(asked) || callbackName(asked)) return;
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
