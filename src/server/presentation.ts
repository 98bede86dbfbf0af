import type { IncomingMessage } from 'node:http';
import { isOn } from '../graph/wire/is-on.ts';
import type { GraphAnswer } from '../graph/wire/request.ts';

type Params = ReadonlyMap<string, string>;

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
