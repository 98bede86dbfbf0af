import type { Caller } from '../access/caller.ts';
import type { Identifier } from '../access/identify.ts';
import type { Vault } from '../access/vault.ts';
import type { Clock } from '../config/clock.ts';
import { type Awaitable, chain, isLater } from '../graph/awaitable.ts';
import { Call } from '../graph/call.ts';
import { GraphError } from '../graph/error.ts';
import { errorBody } from '../graph/error-body.ts';
import type { AnswerGraph, GraphAnswer, GraphRequest } from '../graph/request.ts';
import { answeringVersion, type Version } from '../graph/versions.ts';
import { NEVER } from '../media/link-signer.ts';
import type { MediaStore } from '../media/media-store.ts';
import { extensionOf } from '../media/sniff.ts';
import type { Store } from '../store/store.ts';
import { linkBase } from './link.ts';
import { read } from './read.ts';
import { type MediaLink, Services } from './services.ts';
import { requireNode, targetOf } from './target.ts';

export interface AnswerDeps {
  readonly store: Store;
  readonly identifier: Identifier;
  readonly vault: Vault;
  readonly media: MediaStore;
  readonly clock: Clock;
  /** What answers a request without a version (protocol.md 1.1, 12). */
  readonly defaultVersion: Version;
  /** Takes a fault of our own: an error that no catalogue row explains. */
  readonly onFault: (fault: unknown) => void;
}

/**
 * Answers Graph requests. In order: version, node, token, proof, path, verb, permission, fields;
 * the first that is wrong is what the client is told.
 */
export function createAnswer(deps: AnswerDeps): AnswerGraph {
  return (request, requestId) => {
    let version: Version | undefined;
    const fail = (error: unknown) => failure(error, version, requestId, deps.onFault);
    const succeed = (body: string) => ({ status: 200, body, version });
    try {
      version = versionOf(request, deps.defaultVersion);
      const body = answer(request, version, deps);
      return isLater(body) ? body.then(succeed).catch(fail) : succeed(body);
    } catch (error) {
      return fail(error);
    }
  };
}

function answer(request: GraphRequest, version: Version, deps: AnswerDeps): Awaitable<string> {
  requireNode(request);
  const { token, segments } = request;
  if (token === undefined) throw new GraphError(segments[0] === 'me' ? 'noTokenMe' : 'noToken');
  const now = deps.clock.now();
  return chain(deps.identifier.identify(token, now), (caller) =>
    answerCaller(request, version, deps, { token, caller, now }),
  );
}

function answerCaller(
  request: GraphRequest,
  version: Version,
  deps: AnswerDeps,
  { token, caller, now }: { token: string; caller: Caller; now: number },
): Awaitable<string> {
  const { params, method } = request;
  const proof = params.get('appsecret_proof');
  if (proof !== undefined) {
    deps.identifier.checkProof(caller, proof, params.get('appsecret_time'));
  }
  const target = targetOf(request, caller);
  if (method !== 'GET' && method !== 'HEAD') {
    const id = target.ids[0] ?? 'me';
    throw new GraphError('notFound', { method: method.toLowerCase(), id });
  }
  const call = new Call({
    services: new Services({
      caller,
      store: deps.store,
      vault: deps.vault,
      mediaLink: mediaLink(request, deps.media),
    }),
    version,
    now,
    link: linkBase(request, token),
    dateFormat: params.get('date_format'),
  });
  return read(request, target, call);
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
