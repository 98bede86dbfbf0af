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
import { linkBase } from './link.ts';
import { read } from './read.ts';
import { type MediaLink, Services } from './services.ts';
import { requireNode, targetOf } from './target.ts';
import { usesOf } from './uses.ts';

export interface AnswerDeps {
  readonly store: Store;
  readonly identifier: Identifier;
  readonly limiter: Limiter;
  readonly vault: Vault;
  readonly media: MediaStore;
  readonly clock: Clock;
  /** What answers a request without a version (protocol.md 1.1, 12). */
  readonly defaultVersion: Version;
  /** Takes a fault of our own: an error that no catalogue row explains. */
  readonly onFault: (fault: unknown) => void;
}

/**
 * Answers Graph requests. In order: version, node, token, proof, path, limits, verb, permission,
 * fields; the first that is wrong is what the client is told.
 */
export function createAnswer(deps: AnswerDeps): AnswerGraph {
  return async (request, requestId) => {
    const visit = deps.limiter.begin();
    let version: Version | undefined;
    let answered: GraphAnswer;
    try {
      version = versionOf(request, deps.defaultVersion);
      answered = { status: 200, body: await answer(request, version, visit, deps), version };
    } catch (error) {
      answered = failure(error, version, requestId, deps.onFault);
    }
    return { ...answered, usage: await visit.headers(deps.clock.now()) };
  };
}

async function answer(
  request: GraphRequest,
  version: Version,
  visit: Visit,
  deps: AnswerDeps,
): Promise<string> {
  requireNode(request);
  const { token, params, method, segments } = request;
  if (token === undefined) throw new GraphError(segments[0] === 'me' ? 'noTokenMe' : 'noToken');
  const now = deps.clock.now();
  const caller = await deps.identifier.identify(token, now);
  const proof = params.get('appsecret_proof');
  if (proof !== undefined) {
    deps.identifier.checkProof(caller, proof, params.get('appsecret_time'));
  }
  visit.meet(caller);
  const target = targetOf(request, caller);
  await visit.charge(await usesOf(target, params, caller, deps.store), now);
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
