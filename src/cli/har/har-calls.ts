import { dialectOf } from '../../api/asked-host.ts';
import { isBatch } from '../../api/batch/is-batch.ts';
import { itemRequest } from '../../api/batch/item-request.ts';
import { readBatch } from '../../api/batch/read-batch.ts';
import type { CountedCall } from '../../api/calendar/check.ts';
import { Operations } from '../../api/operations.ts';
import { shapeOf } from '../../api/shapes/shape-of.ts';
import { metaHostOf } from '../../base/meta-hosts.ts';
import { GraphError } from '../../graph/errors/error.ts';
import { readForm } from '../../graph/wire/form.ts';
import { splitPath } from '../../graph/wire/path.ts';
import type { GraphRequest } from '../../graph/wire/request.ts';
import { readHarBody } from './har-body.ts';
import type { HarEntry, HarLog } from './har-file.ts';

/** The calls of a file to hosts of Meta's, counted as a server counts them; all others are passed over. */
export async function harCalls({ entries }: HarLog): Promise<CountedCall[]> {
  const operations = new Operations();
  const counts = new Map<string, CountedCall>();
  for (const entry of entries) {
    const request = await requestOf(entry);
    if (!request) continue;
    const { app } = entry._convograph ?? {};
    const at = Date.parse(entry.startedDateTime) || 0;
    for (const each of [request, ...itemsOf(request)]) {
      const shape = JSON.stringify(shapeOf(each, operations, undefined));
      const key = `${app ?? ''} ${shape}`;
      const { count = 0, first = at, last = at } = counts.get(key) ?? {};
      counts.set(key, {
        ...(app !== undefined && { app }),
        ...{ shape, count: count + 1, first: Math.min(first, at), last: Math.max(last, at) },
      });
    }
  }
  return [...counts.values()];
}

/** The call that an entry is; undefined for one to somebody else. */
async function requestOf(entry: HarEntry): Promise<GraphRequest | undefined> {
  const { method: sent, url: address, headers } = entry.request;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  // Those of a recording were made of Convograph, whatever its address.
  const isRecorded = entry._convograph?.kind === 'call';
  const host = metaHostOf(url.hostname);
  // A browser asks so whether it may call: the call is an entry of its own.
  if (/^options$/i.test(sent)) return undefined;
  if (!isRecorded && host?.serves !== 'api') return undefined;
  const params = new Map<string, string>();
  lenient(() => readForm(url.search.slice(1), params));
  await readHarBody(entry, params);
  const own = sent.toUpperCase();
  const method = params.get('method')?.toUpperCase() || (own === 'HEAD' ? 'GET' : own);
  const { dialect, path, prefix } = dialectOf(url.pathname, host?.dialect ?? 'facebook');
  const sentAs = isRecorded ? sentOfRecorded(method, params) : own;
  return {
    ...{ method, ...splitPath(path), dialect, path, prefix, params },
    ...(sentAs !== method && sentAs !== 'HEAD' && { sentAs }),
    ...(headers?.some(({ name }) => /^if-none-match$/i.test(name)) && { conditional: true }),
    ...{ token: undefined, origin: url.origin },
  };
}

/** A recording has the verb that counted alone: of others than POST, `method=` came by that. */
const sentOfRecorded = (method: string, params: ReadonlyMap<string, string>): string =>
  params.has('method') && method !== 'GET' ? 'POST' : method;

function itemsOf(request: GraphRequest): GraphRequest[] {
  if (!isBatch(request)) return [];
  const readQuery = (query: string) => {
    const params = new Map<string, string>();
    readForm(query, params);
    return params;
  };
  const items = lenient(() => readBatch(request.params.get('batch') ?? '')) ?? [];
  return items.flatMap((item) => {
    const { url, body, token, files: _ } = item;
    const bare = { ...item, files: new Map<string, string>() };
    return lenient(() => itemRequest(bare, { url, body, token }, request, readQuery)) ?? [];
  });
}

/** What Meta's host refuses to read is told of as far as it was read. */
function lenient<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof GraphError) return undefined;
    throw error;
  }
}
