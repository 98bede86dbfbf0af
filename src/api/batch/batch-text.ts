import type { Budget } from '../../graph/execute/budget.ts';
import { quote } from '../../graph/text/json-text.ts';
import { between, type Text, TextBuilder } from '../../graph/text/text.ts';
import { entityTagOf, noneMatches } from '../../graph/wire/entity-tag.ts';
import { graphHeaders } from '../../graph/wire/headers.ts';
import { isOn } from '../../graph/wire/is-on.ts';
import type { GraphRequest } from '../../graph/wire/request.ts';
import type { BatchPlan } from './plan-batch.ts';
import type { ItemAnswer, SingleAnswers, WriteEntry } from './single-answers.ts';

/** As captures have it, whatever the batch itself is sent as (wire.md 4). */
const TYPE = 'text/javascript; charset=UTF-8';

const PAGE_TYPE = 'text/html; charset="utf-8"';

/** What is not done in time has no entry (wire.md 4): within a batch no answer is cut for itself. */
const isLost = ({ answer: { fault } }: ItemAnswer): boolean =>
  fault?.way === 'before' || fault?.way === 'middle' || fault?.way === 'never';

/** Headers that belong to the one exchange over HTTP and stand in no item's. */
const OUTER = /^(?:x-fb-|cross-origin-)/i;

/** Writes the entries of a batch. */
export function entryWriter(
  { items, isNeeded }: BatchPlan,
  batch: GraphRequest,
  { requestId, single }: { readonly requestId: string; readonly single: SingleAnswers },
): WriteEntry {
  const included = batch.params.get('include_headers') ?? 'true';
  const headersOf = /^(?:false|0)$/i.test(included) ? undefined : headerTexts(requestId);
  return async (place, one) => {
    const item = items[place]?.item;
    const isLeftOut = isNeeded[place] && item?.omitted && one.answer.error === undefined;
    if (!item || isLeftOut || isLost(one)) return 'null';
    const ifNoneMatch = item.headers.get('if-none-match');
    const { budget } = single;
    try {
      return await entryText(one, ifNoneMatch, { headersOf, budget });
    } catch (error) {
      // Only its quoted text can have become too long, which that of an error does not.
      const answer = single.refuse(error);
      return entryText({ ...one, answer }, ifNoneMatch, { headersOf, budget });
    }
  };
}

type HeaderTexts = (one: ItemAnswer['answer'], type: string, tag: string | undefined) => string;

async function entryText(
  { answer, request }: ItemAnswer,
  ifNoneMatch: string | undefined,
  { headersOf, budget }: { readonly headersOf: HeaderTexts | undefined; readonly budget: Budget },
): Promise<Text> {
  const isElsewhere = answer.location !== undefined;
  const type = answer.fault?.way === 'page' ? PAGE_TYPE : TYPE;
  const isRead = request?.method === 'GET' && !answer.error && !isElsewhere;
  const isTagged = isRead && !answer.lacking?.has('etag');
  const tag = isTagged && (headersOf || ifNoneMatch) ? await entityTagOf(answer.body) : undefined;
  const isKnown = tag !== undefined && ifNoneMatch !== undefined && noneMatches(ifNoneMatch, tag);
  const suppressed = isOn(request?.params.get('suppress_http_code'));
  const code = isKnown ? 304 : suppressed ? 200 : answer.status;
  const headers = headersOf
    ? `"headers":[${headersOf(answer, isKnown || isElsewhere ? '' : type, tag)}],`
    : '';
  const body = isKnown ? '' : await quoted(answer.body, budget);
  return between(`{"code":${code},${headers}"body":"`, body, '"}');
}

/** Answers are JSON text in ASCII: there are no other characters to be escaped than these. */
const inQuotes = (text: string): string => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/');

/**
 * The text of an item's answer as it stands within the batch's.
 * @throws GraphError `tooMuchData` where the batch's becomes longer than an answer may be
 */
async function quoted(body: Text, budget: Budget): Promise<Text> {
  if (typeof body === 'string') return inQuotes(body);
  const text = new TextBuilder();
  for (const piece of body.pieces) {
    const written = inQuotes(piece.toString('latin1'));
    text.add(written);
    budget.write(written.length, budget.written + written.length - piece.length);
    const pause = budget.pause();
    if (pause !== undefined) await pause;
  }
  return text.text();
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
    const { version, error, location, extension, deprecated } = answer;
    const key = `${version} ${type} ${deprecated}`;
    const isOwn = error !== undefined || location !== undefined || extension !== undefined;
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
