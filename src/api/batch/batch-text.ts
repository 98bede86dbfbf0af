import { quote } from '../../graph/json-text.ts';
import type { GraphRequest } from '../../graph/request.ts';
import { entityTag, noneMatches } from '../../graph/wire/entity-tag.ts';
import { graphHeaders } from '../../graph/wire/headers.ts';
import { isOn } from '../../graph/wire/is-on.ts';
import type { BatchPlan } from './plan-batch.ts';
import type { ItemAnswer } from './run-batch.ts';

/** As captures have it, whatever the batch itself is sent as (protocol.md 4). */
const TYPE = 'text/javascript; charset=UTF-8';

/** Headers that belong to the one exchange over HTTP and stand in no item's. */
const OUTER = /^(?:x-fb-|cross-origin-)/i;

/** The answer to a batch as JSON text: an entry for each item, in order (protocol.md 4). */
export function batchText(
  { items, isNeeded }: BatchPlan,
  answers: readonly (ItemAnswer | undefined)[],
  batch: GraphRequest,
  requestId: string,
): string {
  const included = batch.params.get('include_headers') ?? 'true';
  const headersOf = /^(?:false|0)$/i.test(included) ? undefined : headerTexts(requestId);
  const entries = answers.map((one, at) => {
    const item = items[at]?.item;
    if (!one || !item) return 'null';
    const isLeftOut = isNeeded[at] && item.omitted && one.answer.error === undefined;
    return isLeftOut ? 'null' : entryText(one, item.headers.get('if-none-match'), headersOf);
  });
  return `[${entries.join(',')}]`;
}

type HeaderTexts = (one: ItemAnswer['answer'], type: string, tag: string | undefined) => string;

function entryText(
  { answer, request }: ItemAnswer,
  ifNoneMatch: string | undefined,
  headersOf: HeaderTexts | undefined,
): string {
  const isElsewhere = answer.location !== undefined;
  const isRead = request?.method === 'GET' && !answer.error && !isElsewhere;
  const tag = isRead && (headersOf || ifNoneMatch) ? entityTag(answer.body) : undefined;
  const isKnown = tag !== undefined && ifNoneMatch !== undefined && noneMatches(ifNoneMatch, tag);
  const suppressed = isOn(request?.params.get('suppress_http_code'));
  const code = isKnown ? 304 : suppressed ? 200 : answer.status;
  const headers = headersOf
    ? `"headers":[${headersOf(answer, isKnown || isElsewhere ? '' : TYPE, tag)}],`
    : '';
  // Answers are JSON text in ASCII: of these three kinds of characters there are no others.
  const body = isKnown ? '""' : JSON.stringify(answer.body).replaceAll('/', '\\/');
  return `{"code":${code},${headers}"body":${body}}`;
}

/** Writes the headers of items; those of a success are the same for all but the tag. */
function headerTexts(requestId: string): HeaderTexts {
  const known = new Map<string, string>();
  const write: HeaderTexts = (answer, type) => {
    const headers = graphHeaders(answer, requestId, type);
    const texts: string[] = [];
    for (let i = 0; i < headers.length; i += 2) {
      const [name = '', value = ''] = headers.slice(i, i + 2);
      if (!OUTER.test(name)) texts.push(headerText(name, value));
    }
    return texts.join(',');
  };
  return (answer, type, tag) => {
    const key = `${answer.version} ${type}`;
    const isOwn = answer.error !== undefined || answer.location !== undefined;
    let text = isOwn ? write(answer, type, tag) : known.get(key);
    if (text === undefined) {
      text = write(answer, type, tag);
      known.set(key, text);
    }
    // A tag is hex digits in quotes: nothing else of it has to be escaped.
    return tag === undefined ? text : `${text},{"name":"ETag","value":"\\"${tag.slice(1, -1)}\\""}`;
  };
}

const headerText = (name: string, value: string): string =>
  `{"name":${quote(name)},"value":${quote(value)}}`;
