import { ask } from '../control/ask.ts';
import type { ControlSchemas } from '../control/operations.ts';
import { queries } from '../control/use-control.ts';
import { type CallView, isSecretName } from './call.ts';
import { explorerView } from './view.ts';

type Request = NonNullable<ControlSchemas['TimelineDetail']['request']>;

/** The call of a row as the explorer has it: with the token it came with, by its handle. */
export async function callOfRow(seq: number): Promise<CallView> {
  const input = { seq: String(seq) };
  const { request } = await queries.fetchQuery({
    queryKey: ['GET /timeline/{seq}', input],
    queryFn: () => ask('GET /timeline/{seq}', input),
  });
  return request ? viewOfRequest(request) : {};
}

function viewOfRequest({ method, url, host, params = {}, token }: Request): CallView {
  const all = Object.entries(params).filter(([name]) => !isSecretName(name) && name !== 'method');
  const isWrite = method === 'POST';
  const asked = all.filter(([name]) => !isWrite || name === 'fields');
  const sent = isWrite ? all.filter(([name]) => name !== 'fields') : [];
  const query = new URLSearchParams(asked).toString();
  return {
    // What an other call of the explorer said is not this one's.
    ...{ body: undefined, host: undefined },
    ...explorerView({
      method,
      url: query === '' ? url : `${url}?${query}`,
      body: sent.length === 0 ? '' : JSON.stringify(Object.fromEntries(sent.map(asJson)), null, 2),
      token: handleOf(token),
      ...(host !== undefined && { host }),
    }),
  } as CallView;
}

/** A parameter as a member of a body: JSON stands in it as such. */
function asJson([name, value]: readonly [string, string]): readonly [string, unknown] {
  try {
    return [name, /^\s*[[{]/.test(value) ? JSON.parse(value) : value];
  } catch {
    return [name, value];
  }
}

/** `token 4028 for 104…` as the journal says it: `4028:104…`. */
function handleOf(words: string | undefined): string {
  if (words === undefined) return 'none';
  const [, kind, id = '', page] = /^(token|app) (\d+)(?: for (\d+))?$/.exec(words) ?? [];
  if (kind === 'app') return `app:${id}`;
  return page === undefined ? id || 'none' : `${id}:${page}`;
}
