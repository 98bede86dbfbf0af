import type { NodeType } from '../../graph/declare/node-type.ts';
import type { Version } from '../../graph/declare/versions.ts';
import { GraphError } from '../../graph/errors/error.ts';
import { Budget } from '../../graph/execute/budget.ts';
import type { GraphRequest } from '../../graph/wire/request.ts';
import type { AnswerDeps } from '../answering/answer-deps.ts';
import { call } from '../answering/call.ts';
import { caller } from '../answering/caller.ts';
import { Context } from '../answering/context.ts';
import { host } from '../answering/host.ts';
import { reach } from '../answering/reach.ts';
import { type Step, take } from '../answering/take.ts';
import { version } from '../answering/version.ts';
import type { DialectName } from '../asked-host.ts';
import { isBatch } from '../batch/is-batch.ts';
import { allTypes } from '../catalogue.ts';
import { nameOf } from '../coverage.ts';
import { endpointAt } from '../endpoints/endpoints.ts';
import { type AskedCall, requestOf } from '../explain/read-call.ts';
import { Operations } from '../operations.ts';
import type { Services } from '../services.ts';
import { hostsOf } from './hosts.ts';
import { placeholderOf } from './nodes.ts';
import { offeredOperations } from './operations.ts';
import { AskedVersion } from './standing.ts';

type AnyType = NodeType<unknown, Services>;

/** Which of the catalogue's calls a path is. */
export interface FoundCall {
  readonly host: DialectName;
  /** As its address has it. */
  readonly asked_version?: string;
  /** The one that answers. */
  readonly version?: Version;
  /** Key of the node that it is about. */
  readonly node?: string;
  /** Key of the operation; absent where there is no such. */
  readonly operation?: string;
  /** Key of the node that `fields` read. */
  readonly reads?: string;
  /** Why it is not known what it is, as the call itself would be answered. */
  readonly problem?: string;
}

/**
 * Finds of a call that is being written what it would be about, whatever may be done with it: ids are
 * looked up as far as its token reaches; a kind of id in braces stands for one of these.
 */
export async function findCall(asked: AskedCall, deps: AnswerDeps): Promise<FoundCall> {
  try {
    return await found(requestOf(asked, deps.isInstagramHost), deps);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    return { host: 'facebook', problem: error.message };
  }
}

async function found(request: GraphRequest, deps: AnswerDeps): Promise<FoundCall> {
  const { dialect, segments, method, version: written } = request;
  const { offer } = deps.calendar;
  const answering =
    written === undefined ? offer.orOldest(deps.defaultVersion) : offer.answering(written);
  const base = {
    host: dialect,
    ...(written !== undefined && { asked_version: written }),
    ...(answering && { version: answering }),
  };
  const named = (key: string) => {
    const all = offeredOperations(
      new AskedVersion(answering ?? offer.orOldest(deps.defaultVersion), offer, deps.clock.now()),
    );
    const operation = all.find((each) => each.key === key && each.hosts.includes(dialect));
    return operation && { operation: key, ...(operation.reads && { reads: operation.reads }) };
  };
  if (isBatch(request)) return { ...base, ...named('POST /') };
  const endpoint = endpointAt(request);
  if (endpoint) {
    const place = `${dialect === 'instagram' ? 'instagram:' : ''}/${endpoint.path}`;
    return { ...base, ...named(`${method} ${place}`) };
  }
  const operations = new Operations(deps.operations);
  const [first = ''] = segments;
  const leads = operations.isEdge(first);
  const edge = leads ? first : segments[1];
  const id = leads ? request.params.get('id') || 'me' : first || request.params.get('id') || '';
  if (id === '') return base;
  const node = await typeAt(id, request, deps);
  if (typeof node === 'string') return { ...base, problem: node };
  const key = nameOf(node);
  const operation = named(`${method} ${key}${edge === undefined ? '' : `/${edge}`}`);
  const nothing = `${method} is not offered there: ${key} has no such ${edge === undefined ? 'operation' : `edge as ${edge}`}.`;
  return { ...base, node: key, ...(operation ?? { problem: nothing }) };
}

/** The type of a node behind an id, or a sentence where there is none. */
async function typeAt(
  id: string,
  request: GraphRequest,
  deps: AnswerDeps,
): Promise<AnyType | string> {
  const [, kind] = /^\{(.+)\}$/.exec(id) ?? [];
  if (kind !== undefined) {
    const ofKind = allTypes().filter((type) => placeholderOf(type) === kind);
    const here = ofKind.find((type) => hostsOf(type).includes(request.dialect));
    return here ?? `There is no kind of id called ${kind} at this host.`;
  }
  const tools = {
    ...{ deps, operations: new Operations(deps.operations), services: undefined, uses: undefined },
    budget: new Budget(),
  };
  const context = new Context(request, '', tools, undefined);
  try {
    await take(IDENTIFIED, context);
    const node = await reach(id, context.call);
    return node?.type ?? new GraphError('notFound', { method: 'get', id }).message;
  } catch (error) {
    if (error instanceof GraphError) return error.message;
    throw error;
  }
}

const IDENTIFIED: readonly Step<Context>[] = [version, caller, host, call];
