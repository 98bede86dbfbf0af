import { paramText, paramValue } from './param.ts';
import type { RecordedCall, RecordedHeader, RecordedWebhook } from './recording.ts';
import type { RecordingEntry } from './schema.ts';

/** Bytes of headers, or of a body, that are not known: HAR has -1 for that. */
const UNKNOWN = -1;

const mimeOf = (headers: readonly RecordedHeader[], otherwise: string): string =>
  headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? otherwise;

const bytes = (text: string): number => Buffer.byteLength(text);

interface Exchange {
  readonly line: RecordedCall | RecordedWebhook;
  readonly url: string;
  readonly query: readonly RecordedHeader[];
  readonly body: string | undefined;
}

/** What HAR wants of an exchange; what is not known is said in its way. */
function entryOf({ line, url, query, body }: Exchange, own: RecordingEntry['_convograph']) {
  const { headers, answer, status, ms, real } = line;
  return {
    startedDateTime: real,
    time: ms,
    request: {
      ...{ method: 'method' in line ? line.method : 'POST', url, httpVersion: 'HTTP/1.1' },
      ...{ cookies: [], headers, queryString: query },
      ...(body !== undefined && {
        postData: { mimeType: mimeOf(headers, 'application/json'), params: [], text: body },
      }),
      ...{ headersSize: UNKNOWN, bodySize: body === undefined ? 0 : bytes(body) },
    },
    response: {
      ...{ status: status ?? 0, statusText: '', httpVersion: 'HTTP/1.1', cookies: [] },
      headers: answer.headers,
      content: {
        ...{ size: bytes(answer.text), mimeType: mimeOf(answer.headers, 'application/json') },
        text: answer.text,
      },
      ...{ redirectURL: '', headersSize: UNKNOWN, bodySize: bytes(answer.text) },
    },
    cache: {},
    timings: { send: 0, wait: ms, receive: 0 },
    _convograph: own,
  };
}

/** A call as an entry: parameters in the query of a GET, in a body of JSON otherwise. */
export function callEntry(call: RecordedCall) {
  const { method, origin, path, params, seq, at, real, kind } = call;
  const { app, page, conversation, person, after, code, subcode, fault } = call;
  const isRead = method === 'GET' || method === 'DELETE' || method === 'HEAD';
  const query = isRead ? Object.entries(params).map(([name, value]) => ({ name, value })) : [];
  const search = new URLSearchParams(query.map(({ name, value }) => [name, value])).toString();
  const values = Object.entries(params).map(([name, text]) => [name, paramValue(text)]);
  return entryOf(
    {
      ...{ line: call, url: `${origin}${path}${search === '' ? '' : `?${search}`}`, query },
      body: isRead ? undefined : JSON.stringify(Object.fromEntries(values)),
    },
    {
      ...{ kind, seq, at, real },
      ...defined({ app, page, conversation, person, after, code, subcode, fault }),
    },
  );
}

export function webhookEntry(webhook: RecordedWebhook) {
  const { kind, seq, at, real, app, page, event, attempt, note, url, text } = webhook;
  return entryOf(
    { line: webhook, url, query: [], body: text },
    { kind, seq, at, real, app, page, ...defined({ event, attempt, note }) },
  );
}

/** Keys that have a value. */
export const defined = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<T>;

/** A call or a webhook, of its entry. */
export function lineOf(entry: RecordingEntry): RecordedCall | RecordedWebhook {
  const { request, response, time: ms, _convograph: own } = entry;
  const { method } = request;
  const headers = request.headers.map(({ name, value }) => ({ name, value }));
  const answer = {
    headers: response.headers.map(({ name, value }) => ({ name, value })),
    text: response.content.text ?? '',
  };
  const status = response.status === 0 ? undefined : response.status;
  const url = new URL(request.url);
  const body = request.postData?.text ?? '';
  const rest = { headers, answer, ms, ...defined({ status }) };
  if (own.kind === 'webhook')
    return { ...own, url: url.origin + url.pathname, text: body, ...rest };
  const params =
    request.postData === undefined
      ? Object.fromEntries(request.queryString.map(({ name, value }) => [name, value]))
      : paramsOf(body);
  return { ...own, method, origin: url.origin, path: url.pathname, params, ...rest };
}

function paramsOf(body: string): Record<string, string> {
  const values: unknown = JSON.parse(body || '{}');
  if (typeof values !== 'object' || values === null) return {};
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, paramText(value)]),
  );
}
