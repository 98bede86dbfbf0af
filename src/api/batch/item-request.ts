import { GraphError } from '../../graph/errors/error.ts';
import { readForm } from '../../graph/wire/form.ts';
import { splitPath, splitTarget } from '../../graph/wire/path.ts';
import type { GraphRequest, UploadedFile } from '../../graph/wire/request.ts';
import { headerToken } from '../../graph/wire/token.ts';
import { isBatch } from './is-batch.ts';
import type { BatchItem } from './item.ts';

type Params = ReadonlyMap<string, string>;

/** An item's texts with their references put in. */
export interface Filled {
  readonly url: string;
  readonly body: string;
  readonly token: string;
}

/**
 * The request that an item stands for. Of tokens that of its query counts, then its body's, its
 * own, its header's, and last the batch's (wire.md 1.4), with whose proof it then goes.
 * @param readQuery reads a query, each distinct one once
 * @throws GraphError `batchInBatch`, `invalidParameter` (100)
 */
export function itemRequest(
  item: BatchItem,
  { url, body, token }: Filled,
  batch: GraphRequest,
  readQuery: (query: string) => Params,
): GraphRequest {
  const target = url.trim();
  const { path, query } = splitTarget(/^(?:\/|\?|https?:)/i.test(target) ? target : `/${target}`);
  const { version = batch.version, segments } = splitPath(path);
  const params = withProof(withBody(readQuery(query), body), token, batch, item);
  const method = params.get('method')?.toUpperCase() || item.method;
  const own = params.get('access_token') || token || headerToken(item.headers.get('authorization'));
  const files = filesOf(item, batch.files);
  const key = item.headers.get('idempotency-key');
  const request: GraphRequest = {
    method,
    ...(method !== item.method && { sentAs: item.method }),
    ...(item.headers.has('if-none-match') && { conditional: true }),
    isItem: true,
    segments,
    version,
    path,
    params,
    token: own || batch.token,
    dialect: batch.dialect,
    origin: batch.origin,
    ...(batch.home !== undefined && { home: batch.home }),
    prefix: batch.prefix,
    ...(files ? { files } : {}),
    ...(key ? { idempotencyKey: key } : {}),
  };
  if (isBatch(request)) throw new GraphError('batchInBatch');
  return request;
}

function withBody(query: Params, body: string): Params {
  if (body === '') return query;
  const params = new Map(query);
  readForm(body, params);
  const queryToken = query.get('access_token');
  if (queryToken) params.set('access_token', queryToken);
  return params;
}

function withProof(params: Params, token: string, batch: GraphRequest, item: BatchItem): Params {
  const proof = batch.params.get('appsecret_proof');
  const hasOwnToken = params.has('access_token') || token || item.headers.has('authorization');
  if (proof === undefined || params.has('appsecret_proof') || hasOwnToken) return params;
  const proved = new Map(params).set('appsecret_proof', proof);
  const time = batch.params.get('appsecret_time');
  if (time !== undefined) proved.set('appsecret_time', time);
  return proved;
}

function filesOf(
  { files: wanted }: BatchItem,
  sent: GraphRequest['files'],
): ReadonlyMap<string, UploadedFile> | undefined {
  if (wanted.size === 0) return undefined;
  const files = new Map<string, UploadedFile>();
  for (const [name, part] of wanted) {
    const file = sent?.get(part);
    if (!file) {
      throw new GraphError('invalidParameter', {
        param: 'attached_files',
        wanted: `names of files sent with the batch - got "${part}"`,
      });
    }
    files.set(name, file);
  }
  return files;
}
