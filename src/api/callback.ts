import { GraphError } from '../graph/errors/error.ts';
import { splitPath } from '../graph/wire/path.ts';
import type { GraphRequest } from '../graph/wire/request.ts';
import { isBatch } from './batch/is-batch.ts';

const CALLBACK = /^[A-Za-z_$][\w$.]{0,127}$/;

/** What of a request decides whether its answer may be a script. */
export type Scriptable = Pick<GraphRequest, 'method' | 'path' | 'params'>;

/** Whether a request asks for JSONP: only reads can be asked for by a script element, and batches (wire.md 4). */
const asksForScript = ({ method, path, params }: Scriptable): boolean =>
  params.has('callback') &&
  (method === 'GET' ||
    (params.has('batch') && isBatch({ method, segments: splitPath(path).segments, params })));

/**
 * The function that JSONP calls (wire.md 1.8); undefined when there is none to call. Where the
 * answer is no script, `callback` is an unknown parameter.
 */
export function callbackName(asked: Scriptable): string | undefined {
  if (!asksForScript(asked)) return undefined;
  const name = asked.params.get('callback') ?? '';
  return CALLBACK.test(name) ? name : undefined;
}

/** @throws GraphError 100 for a callback that is not the name of a function */
export function checkCallback(asked: Scriptable): void {
  if (!asksForScript(asked) || callbackName(asked) !== undefined) return;
  throw new GraphError('invalidParameter', {
    param: 'callback',
    wanted: 'a function name of at most 128 letters, digits and _ $ .',
  });
}
