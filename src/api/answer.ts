import type { Caller } from '../access/caller.ts';
import type { Identifier } from '../access/identify.ts';
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
import { Admitted, admit, callerOf } from './admit.ts';
import { answerBatch } from './batch/answer-batch.ts';
import { isBatch } from './batch/is-batch.ts';
import { linkBase } from './link.ts';
import { type AddedOperation, Operations } from './operations.ts';
import { read } from './read.ts';
import { readTogether } from './read-together.ts';
import { type MediaLink, Services } from './services.ts';
import { write } from './write.ts';

export interface AnswerDeps {
  readonly store: Store;
  readonly identifier: Identifier;
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

/** Answers Graph requests, single ones and batches. */
export function createAnswer(deps: AnswerDeps): AnswerGraph {
  const operations = new Operations(deps.operations);
  const { defaultVersion, onFault } = deps;

  /** Where every answer becomes one: whatever is thrown is an answer too. */
  const respond = async (
    request: GraphRequest,
    requestId: string,
    text: (version: Version) => string | GraphError | Promise<string | GraphError>,
  ): Promise<GraphAnswer> => {
    let version: Version | undefined;
    try {
      version = versionOf(request, defaultVersion);
      const body = await text(version);
      if (typeof body === 'string') return { status: 200, body, version };
      throw body;
    } catch (error) {
      return failure(error, version, requestId, onFault);
    }
  };

  const single = async (
    request: GraphRequest,
    version: Version,
    servicesOf: ServicesOf,
  ): Promise<string> =>
    answerAdmitted(await admit(request, deps, operations), version, servicesOf, operations);

  const batch = (request: GraphRequest, requestId: string): Promise<GraphAnswer> =>
    respond(request, requestId, async (version) => {
      await checkBatchToken(request, deps);
      const servicesOf = shared((caller) => servicesFor(caller, request, deps));
      return answerBatch(request, requestId, {
        begin: (items) => begin(items, requestId, servicesOf),
        refuse: (error) => failure(error, version, requestId, onFault),
      });
    });

  /** Admits items of a batch that differ in their node only, and reads them together if it can. */
  const begin = async (
    items: readonly GraphRequest[],
    requestId: string,
    servicesOf: ServicesOf,
  ): Promise<readonly (() => Promise<GraphAnswer>)[]> => {
    const admitted: unknown[] = [];
    for (const item of items) {
      admitted.push(await admit(item, deps, operations).catch((error: unknown) => error));
    }
    const nodes = admitted.filter((one) => one instanceof Admitted && one.isNode) as Admitted[];
    const texts = await together(nodes, servicesOf).catch(() => undefined);
    return items.map((item, at) => () => {
      const one = admitted[at];
      return respond(item, requestId, (version) => {
        if (!(one instanceof Admitted)) throw one;
        return texts?.[nodes.indexOf(one)] ?? answerAdmitted(one, version, servicesOf, operations);
      });
    });
  };

  /** Texts of several reads; undefined, or a rejection, where they are to be read one by one. */
  const together = async (
    nodes: readonly Admitted[],
    servicesOf: ServicesOf,
  ): Promise<readonly (string | GraphError)[] | undefined> => {
    const [first] = nodes;
    if (first === undefined || nodes.length === 1) return undefined;
    const { request } = first;
    const call = callFor(first, versionOf(request, defaultVersion), servicesOf);
    const ids = nodes.map(({ target }) => target.ids[0] ?? 'me');
    return readTogether(ids, request.params.get('fields'), call);
  };

  return (request, requestId) =>
    isBatch(request)
      ? batch(request, requestId)
      : respond(request, requestId, (version) =>
          single(request, version, (caller) => servicesFor(caller, request, deps)),
        );
}

const callFor = (
  { request, caller, now }: Admitted,
  version: Version,
  servicesOf: ServicesOf,
): Call<Services> =>
  new Call({
    services: servicesOf(caller),
    version,
    now,
    link: linkBase(request, request.token ?? caller.token),
    dateFormat: request.params.get('date_format'),
  });

/** Then, in order: verb, permission, fields. */
function answerAdmitted(
  admitted: Admitted,
  version: Version,
  servicesOf: ServicesOf,
  operations: Operations,
): Promise<string> {
  const { request, target } = admitted;
  const call = callFor(admitted, version, servicesOf);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  return isRead ? read(request, target, call) : write(request, target, call, operations);
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
