import { AdminError } from '../../admin/error.ts';
import type { DialectName } from '../../api/asked-host.ts';
import { EDGES } from '../../api/catalogue.ts';
import { endpointAt } from '../../api/endpoints/endpoints.ts';
import { keptCall } from '../../api/explain/kept-call.ts';
import { requestOf } from '../../api/explain/read-call.ts';
import { META_HOSTS } from '../../base/meta-hosts.ts';
import type { Version } from '../../graph/declare/versions.ts';
import { GraphError } from '../../graph/errors/error.ts';
import { isSecretParam } from '../../graph/wire/secrets.ts';
import type { CallEntry } from '../../journal/entries.ts';
import type { ControlDeps } from '../explain.ts';
import { journalOf } from '../journal-of.ts';
import { callOf } from '../kept-calls.ts';
import type { SampleCall } from './sample-call.ts';

/** A call as it is asked for in code. */
export interface CodeAsk {
  readonly url?: string | undefined;
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'DELETE' | undefined;
  readonly host?: DialectName | undefined;
  /** Its body's parameters: texts, or JSON. */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
  /** The text of its token, where that is to stand in the code. */
  readonly token?: string | undefined;
  /** Of a call that was made, in place of all these. */
  readonly seq?: number | undefined;
  readonly trace?: string | undefined;
  readonly at: 'here' | 'meta';
}

const INSTAGRAM = META_HOSTS.find(
  ({ dialect, serves }) => dialect === 'instagram' && serves === 'api',
)?.name;

/**
 * Reads a call that is to be written as code. What is secret by its name is written only where it was
 * said: of a call that was made it is kept nowhere.
 * @throws AdminError where it cannot be read, or none such is kept
 */
export async function sampleCallOf(ask: CodeAsk, deps: ControlDeps): Promise<SampleCall> {
  const { url, method, body } = ask.url === undefined ? await madeCall(ask, deps) : ask;
  const request = readRequest(ask, url ?? '', method, deps);
  const { dialect: host, segments, params, version: asked, path: whole } = request;
  const { calendar, defaultVersion } = deps.answering;
  const { offer } = calendar;
  const version = asked ?? offer.orOldest(defaultVersion as Version);
  const isMeta = ask.at === 'meta';
  const leads = EDGES.has(segments[0] ?? '');
  const edge = leads ? segments[0] : segments[1];
  const endpoint = endpointAt(request);
  const isListed = endpoint?.access === 'token' && endpoint.isList === true;
  const said = pairsOf(params);
  // As in `explain`, all of a write may stand in the address.
  const isInQuery = request.method === 'POST' && body === undefined;
  return {
    method: request.method as SampleCall['method'],
    host,
    origin: isMeta ? `https://graph.${host}.com` : originOf(host, deps),
    isMeta,
    version: /^v\d+$/.test(version) ? `${version}.0` : version,
    isVersioned: asked !== undefined,
    path: pathOf(whole, asked),
    query: isInQuery ? [] : said,
    body: isInQuery ? said : pairsOf(Object.entries(body ?? {}).map(textOf)),
    token: ask.token ?? params.get('access_token'),
    isList: request.method === 'GET' && (isListed || (edge !== undefined && EDGES.has(edge))),
  };
}

/** @throws AdminError for what is no call at all */
function readRequest(
  { host }: CodeAsk,
  url: string,
  method: CodeAsk['method'],
  { answering }: ControlDeps,
) {
  const isPath = !/^https?:\/\//i.test(url);
  const path = url.startsWith('/') ? url : `/${url}`;
  const address = isPath && host === 'instagram' ? `https://${INSTAGRAM}${path}` : url;
  try {
    // A verb that `method=` puts in its place is one that a client can send itself.
    return requestOf({ method, url: address }, answering.isInstagramHost);
  } catch (error) {
    if (error instanceof GraphError) throw new AdminError(error.message);
    throw error;
  }
}

/** Where this server speaks as a host does. */
const originOf = (host: DialectName, { links: { origin } }: ControlDeps): string =>
  host === 'instagram' ? `${origin}/_convograph/instagram` : origin;

/** What stands behind the version, as an address may have it; kinds of ids stay readable. */
function pathOf(path: string, version: string | undefined): string {
  const written = path.replaceAll(/[^\x21-\x7e]+|["<>\\^`|]/gu, (text) =>
    encodeURIComponent(text.toWellFormed()),
  );
  const behind = version === undefined ? written : written.replace(/^\/*[^/]+/, '');
  return behind.startsWith('/') ? behind : `/${behind}`;
}

/** What a client says in its own way, or works out. */
const OWN = new Set(['access_token', 'appsecret_proof', 'appsecret_time', 'method']);

/** The parameters, with a placeholder for what is secret. */
const pairsOf = (params: Iterable<readonly [string, string]>): (readonly [string, string])[] =>
  [...params]
    .filter(([name]) => !OWN.has(name))
    .map(([name, value]) => [name, isSecretParam(name) ? `{${name}}` : value]);

const textOf = ([name, value]: readonly [string, unknown]) =>
  [name, typeof value === 'string' ? value : JSON.stringify(value)] as const;

/** A call of the timeline: all of it stands in the address. */
async function madeCall(
  { seq, trace }: CodeAsk,
  deps: ControlDeps,
): Promise<Pick<CodeAsk, 'url' | 'method' | 'body'>> {
  const { answering } = deps;
  const entry = trace === undefined ? callOf(answering, seq ?? 0) : tracedCall(trace, deps);
  const { asked } = await keptCall(entry, answering, journalOf(answering).form === 'shapes');
  return { url: asked.url, method: asked.method as CodeAsk['method'] };
}

/** @throws AdminError where none has it */
function tracedCall(trace: string, { answering }: ControlDeps): CallEntry {
  const found = journalOf(answering)
    .entries()
    .findLast((each) => each.kind === 'call' && each.requestId === trace);
  if (found?.kind === 'call') return found;
  throw new AdminError(
    `No call with the fbtrace_id ${trace.slice(0, 40)} is kept: \`convograph log --kind call\` shows which are.`,
    { conflict: true },
  );
}
