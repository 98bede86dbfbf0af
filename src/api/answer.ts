import type { Caller } from '../access/caller.ts';
import type { Identifier } from '../access/identify.ts';
import type { Limiter, Visit } from '../access/limits/limiter.ts';
import type { Vault } from '../access/vault.ts';
import type { Clock } from '../config/clock.ts';
import type { Random } from '../config/random.ts';
import { Call } from '../graph/call.ts';
import { GraphError } from '../graph/error.ts';
import { errorBody, flatErrorBody } from '../graph/error-body.ts';
import { jsonText } from '../graph/json-text.ts';
import type { AnswerGraph, GraphAnswer, GraphRequest } from '../graph/request.ts';
import { answeringVersion, type Version } from '../graph/versions.ts';
import { NEVER } from '../media/link-signer.ts';
import type { MediaStore } from '../media/media-store.ts';
import { extensionOf } from '../media/sniff.ts';
import type { Store } from '../store/store.ts';
import { answerBatch } from './batch/answer-batch.ts';
import { isBatch } from './batch/is-batch.ts';
import { endpointAt, requireVerb } from './endpoints.ts';
import { linkBase } from './link.ts';
import { type AddedOperation, Operations } from './operations.ts';
import { read } from './read.ts';
import { type MediaLink, Services } from './services.ts';
import { requireNode, targetOf } from './target.ts';
import { usesOf } from './uses.ts';
import { write } from './write.ts';

export interface AnswerDeps {
  readonly store: Store;
  readonly identifier: Identifier;
  /** Counts calls and refuses those over a limit; without one, nobody does. */
  readonly limiter?: Limiter | undefined;
  readonly vault: Vault;
  readonly media: MediaStore;
  readonly clock: Clock;
  readonly random: Random;
  /** What answers a request without a version (protocol.md 1.1, 12). */
  readonly defaultVersion: Version;
  /** Operations besides those that the catalogue declares. */
  readonly operations?: readonly AddedOperation[];
  /** Judges writes without carrying them out; a write that would be is answered `{}`. */
  readonly rehearses?: boolean;
  /** Takes a fault of our own: an error that no catalogue row explains. */
  readonly onFault: (fault: unknown) => void;
}

/** What a caller's requests are answered with; the items of a batch share it. */
type ServicesOf = (caller: Caller) => Services;

/** The text of an answer, or what is wrong as a GraphError. */
type AnswerText = (
  request: GraphRequest,
  version: Version,
  visit: Visit | undefined,
) => Promise<string>;

/** Answers Graph requests, single ones and batches. */
export function createAnswer(deps: AnswerDeps): AnswerGraph {
  const operations = new Operations(deps.operations);
  const { defaultVersion, onFault, limiter, clock } = deps;

  /** @param batch of an item: its batch tells what is used of the limits, the item does not */
  const respond = async (
    request: GraphRequest,
    requestId: string,
    text: AnswerText,
    batch?: Visit,
  ): Promise<GraphAnswer> => {
    const visit = limiter?.begin();
    let version: Version | undefined;
    let answered: GraphAnswer;
    try {
      version = versionOf(request, defaultVersion);
      answered = { status: 200, body: await text(request, version, visit), version };
    } catch (error) {
      answered = failure(error, { request, version, requestId, onFault });
    }
    if (!visit) return answered;
    const usage = await visit.headers(clock.now());
    batch?.include(visit);
    return batch ? answered : { ...answered, usage };
  };

  const batch = (request: GraphRequest, requestId: string): Promise<GraphAnswer> =>
    respond(request, requestId, async (_, version, visit) => {
      await checkBatchToken(request, deps);
      const servicesOf = shared((caller) => servicesFor(caller, request, deps));
      return answerBatch(request, requestId, {
        answer: (item) =>
          respond(
            item,
            requestId,
            (_, its, own) => single(item, its, own, deps, operations, servicesOf),
            visit,
          ),
        refuse: (error) => failure(error, { request, version, requestId, onFault }),
      });
    });

  return (request, requestId) =>
    isBatch(request)
      ? batch(request, requestId)
      : respond(request, requestId, (_, version, visit) =>
          single(request, version, visit, deps, operations, (caller) =>
            servicesFor(caller, request, deps),
          ),
        );
}

/**
 * Answers one request, an item of a batch like any other. In order: endpoint, node, token, proof,
 * path, limits, verb, permission, fields; the first that is wrong is what the client is told.
 */
async function single(
  request: GraphRequest,
  version: Version,
  visit: Visit | undefined,
  deps: AnswerDeps,
  operations: Operations,
  servicesOf: ServicesOf,
): Promise<string> {
  const endpoint = endpointAt(request);
  if (endpoint) requireVerb(endpoint, request);
  if (endpoint?.access === 'open') {
    // A code is used up by being exchanged, also by a GET.
    return deps.rehearses ? '{}' : jsonText(await endpoint.run(request, deps));
  }
  requireNode(request);
  const { token, params, method, segments } = request;
  if (token === undefined) throw new GraphError(segments[0] === 'me' ? 'noTokenMe' : 'noToken');
  const now = deps.clock.now();
  const caller = await callerOf(token, request, deps, now);
  visit?.meet(caller);
  const call = new Call({
    services: servicesOf(caller),
    version,
    now,
    link: linkBase(request, token),
    dateFormat: params.get('date_format'),
  });
  if (endpoint) return endpoint.run(request, call);
  const target = targetOf(request, caller, operations);
  if (visit) await visit.charge(await usesOf(target, params, caller, deps.store), now);
  if (method === 'GET' || method === 'HEAD') return read(request, target, call);
  return write(request, target, call, operations, deps.rehearses);
}

/** @throws GraphError for a bad token (190) or a bad proof of it (100) */
function callerOf(
  token: string,
  { params }: GraphRequest,
  { identifier }: AnswerDeps,
  now: number,
): Caller | Promise<Caller> {
  const caller = identifier.identify(token, now);
  const admit = (known: Caller): Caller => {
    // A token of Instagram login is none of this host's.
    if (known.kind === 'instagram') throw new GraphError('tokenUnreadable');
    identifier.checkProof(known, params.get('appsecret_proof'), params.get('appsecret_time'));
    return known;
  };
  return caller instanceof Promise ? caller.then(admit) : admit(caller);
}

/**
 * A batch has a token for the items that bring none, or else names the app (protocol.md 4).
 * @throws GraphError `noToken` (104), for a bad token (190), or a bad proof of it (100)
 */
async function checkBatchToken(request: GraphRequest, deps: AnswerDeps): Promise<void> {
  const { token, params } = request;
  if (token !== undefined) await callerOf(token, request, deps, deps.clock.now());
  else if (!params.get('batch_app_id')) throw new GraphError('noToken');
}

const servicesFor = (
  caller: Caller,
  request: GraphRequest,
  { store, vault, media }: AnswerDeps,
): Services => new Services({ caller, store, vault, mediaLink: mediaLink(request, media) });

/** One Services for each caller: the identifier makes a new one when the store has changed. */
function shared(make: ServicesOf): ServicesOf {
  const known = new Map<Caller, Services>();
  return (caller) => {
    const services = known.get(caller) ?? make(caller);
    known.set(caller, services);
    return services;
  };
}

/** @throws GraphError `unknownPath` (2500) for a version that never existed */
export function versionOf({ version, path }: GraphRequest, unversioned: Version): Version {
  if (version === undefined) return unversioned;
  const answering = answeringVersion(version);
  if (!answering) throw new GraphError('unknownPath', { path });
  return answering;
}

const mediaLink =
  ({ origin }: GraphRequest, media: MediaStore): MediaLink =>
  (name, mime) =>
    media.link(name, { origin, expires: NEVER, extension: extensionOf(mime) });

/** What of a request an error's answer tells. */
interface Failing {
  readonly request: GraphRequest;
  readonly version: Version | undefined;
  readonly requestId: string;
  readonly onFault: (fault: unknown) => void;
}

/** The endpoints of Instagram login have an error form of their own (protocol.md 3.1). */
const isFlat = (request: GraphRequest): boolean =>
  request.dialect === 'instagram' && endpointAt(request) !== undefined;

function failure(error: unknown, { request, version, requestId, onFault }: Failing): GraphAnswer {
  if (!(error instanceof GraphError)) onFault(error);
  const known = error instanceof GraphError ? error : new GraphError('unknown');
  return {
    status: known.entry.status,
    body: isFlat(request) ? flatErrorBody(known) : errorBody(known, requestId),
    version,
    error: { code: known.entry.code, message: known.message },
  };
}
