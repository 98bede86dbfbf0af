import type { IncomingMessage } from 'node:http';
import { isBatch } from '../api/batch/is-batch.ts';
import { GraphError } from '../graph/errors/error.ts';
import { isOn } from '../graph/wire/is-on.ts';
import { splitPath } from '../graph/wire/path.ts';
import type { GraphAnswer } from '../graph/wire/request.ts';

type Params = ReadonlyMap<string, string>;

const CALLBACK = /^[A-Za-z_$][\w$.]{0,127}$/;

/** What of a request decides whether its answer may be a script. */
export interface Scriptable {
  /** The verb after `method=`, in upper case. */
  readonly method: string;
  readonly path: string;
  readonly params: Params;
}

/** Only reads can be asked for by a script element, and batches (wire.md 4). */
const mayBeScript = ({ method, path, params }: Scriptable): boolean =>
  method === 'GET' ||
  (params.has('batch') && isBatch({ method, segments: splitPath(path).segments, params }));

/**
 * The function that JSONP calls (wire.md 1.8); undefined when there is none to call. Where the
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

/** What stands before and after the JSON of a JSONP answer. */
export const jsonpFrame = (name: string): readonly [string, string] => [`/**/ ${name}(`, ');'];

/** JSON as it stands in a script: without `<` it cannot end the element of a page that it is in. */
export const scriptText = (json: string): string => json.replaceAll('<', '\\u003C');

/**
 * Whether JSON is spread over lines: for `pretty=1`, and for browsers that do not say `pretty=0`. Where
 * the version has no `pretty` any more only browsers get it so.
 */
export function isPretty(
  { headers }: IncomingMessage,
  params: Params,
  { lacking }: GraphAnswer,
): boolean {
  const wish = lacking?.has('pretty') ? undefined : params.get('pretty');
  const isBrowser = headers.accept?.includes('text/html') ?? false;
  if (wish === undefined ? !isBrowser : wish === '0' || wish === 'false') return false;
  return isBrowser || isOn(wish);
}
