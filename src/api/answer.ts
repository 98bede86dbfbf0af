import type { Caller } from '../access/caller.ts';
import type { Identifier } from '../access/identify.ts';
import type { Limiter, Visit } from '../access/limits/limiter.ts';
import type { Vault } from '../access/vault.ts';
import type { Clock } from '../config/clock.ts';
import { Call } from '../graph/call.ts';
import { GraphError } from '../graph/error.ts';
import { errorBody } from '../graph/error-body.ts';
import type { AnswerGraph, GraphAnswer, GraphRequest } from '../graph/request.ts';
import { answeringVersion, type Version } from '../graph/versions.ts';
import { NEVER } from '../media/link-signer.ts';
import type { MediaStore } from '../media/media-store.ts';
import { extensionOf } from '../media/sniff.ts';
import type { Store } from '../store/store.ts';
import { answerBatch } from './batch/answer-batch.ts';
import { isBatch } from './batch/is-batch.ts';
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
  readonly limiter: Limiter;
  readonly vault: Vault;
  readonly media: MediaStore;
  readonly clock: Clock;
  /** What answers a request without a version (protocol.md 1.1, 12). */
  readonly defaultVersion: Version;
  /** Operations besides those that the catalogue declares. */
  readonly operations?: readonly AddedOperation[];
  /** Takes a fault of our own: an error that no catalogue row explains. */
  readonly onFault: (fault: unknown) => void;
}

/** What a caller's requests are answered with; the items of a batch share it. */
type ServicesOf = (caller: Caller) => Services;

/** The text of an answer, or what is wrong as a GraphError. */
type AnswerText = (request: GraphRequest, version: Version, visit: Visit) => Promise<string>;

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
    const visit = limiter.begin();
    let version: Version | undefined;
    let answered: GraphAnswer;
    try {
      version = versionOf(request, defaultVersion);
      answered = { status: 200, body: await text(request, version, visit), version };
    } catch (error) {
      answered = failure(error, version, requestId, onFault);
    }
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
        refuse: (error) => failure(error, version, requestId, onFault),
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
 * Answers one request, an item of a batch like any other. In order: node, token, proof, path,
 * limits, verb, permission, fields; the first that is wrong is what the client is told.
 */
async function single(
  request: GraphRequest,
  version: Version,
  visit: Visit,
  deps: AnswerDeps,
  operations: Operations,
  servicesOf: ServicesOf,
): Promise<string> {
  requireNode(request);
  const { token, params, method, segments } = request;
  if (token === undefined) throw new GraphError(segments[0] === 'me' ? 'noTokenMe' : 'noToken');
  const now = deps.clock.now();
  const caller = await callerOf(token, request, deps, now);
  visit.meet(caller);
  const target = targetOf(request, caller, operations);
  await visit.charge(await usesOf(target, params, caller, deps.store), now);
  const call = new Call({
    services: servicesOf(caller),
    version,
    now,
    link: linkBase(request, token),
    dateFormat: params.get('date_format'),
  });
  const isRead = method === 'GET' || method === 'HEAD';
  return isRead ? read(request, target, call) : write(request, target, call, operations);
}

/** @throws GraphError for a bad token (190) or a bad proof of it (100) */
function callerOf(
  token: string,
  { params }: GraphRequest,
  { identifier }: AnswerDeps,
  now: number,
): Caller | Promise<Caller> {
  const caller = identifier.identify(token, now);
  const proof = params.get('appsecret_proof');
  if (proof === undefined) return caller;
  const proved = (known: Caller): Caller => {
    identifier.checkProof(known, proof, params.get('appsecret_time'));
    return known;
  };
  return caller instanceof Promise ? caller.then(proved) : proved(caller);
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
function versionOf({ version, path }: GraphRequest, unversioned: Version): Version {
  if (version === undefined) return unversioned;
  const answering = answeringVersion(version);
  if (!answering) throw new GraphError('unknownPath', { path });
  return answering;
}

const mediaLink =
  ({ origin }: GraphRequest, media: MediaStore): MediaLink =>
  (name, mime) =>
    media.link(name, { origin, expires: NEVER, extension: extensionOf(mime) });

function failure(
  error: unknown,
  version: Version | undefined,
  requestId: string,
  onFault: (fault: unknown) => void,
): GraphAnswer {
  if (!(error instanceof GraphError)) onFault(error);
  const known = error instanceof GraphError ? error : new GraphError('unknown');
  return {
    status: known.entry.status,
    body: errorBody(known, requestId),
    version,
    error: { code: known.entry.code, message: known.message },
  };
}
