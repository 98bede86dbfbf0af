import { callerOf, needsProof } from '../../access/identify.ts';
import { type TokenFacts, tokenFacts } from '../../access/token-facts.ts';
import { problemOf } from '../../access/token-problem.ts';
import { answeringVersion, VERSIONS } from '../../graph/declare/versions.ts';
import { GraphError } from '../../graph/errors/error.ts';
import { Call } from '../../graph/execute/call.ts';
import type { GraphRequest } from '../../graph/wire/request.ts';
import { charge, requireServed } from '../admit.ts';
import type { AnswerDeps } from '../answer-deps.ts';
import { isBatch } from '../batch/is-batch.ts';
import { DIALECTS, readableAt, worded } from '../dialects.ts';
import { endpointAt, requireVerb } from '../endpoints/endpoints.ts';
import { Links } from '../link.ts';
import { Operations } from '../operations.ts';
import { versionOf } from '../respond.ts';
import { Services } from '../services.ts';
import { requireNode, targetOf } from '../target.ts';
import { attempt, type Finding, type Step } from './finding.ts';
import { findingsOfTarget } from './target-findings.ts';
import { kindOf } from './token.ts';

/** What the findings of a call are, and what its token stands for. */
export interface Findings {
  readonly findings: readonly Finding[];
  readonly facts: TokenFacts | undefined;
}

/**
 * Goes the way of answering, step by step (api/answer.ts), and tells of each what it needs and has.
 * It ends where the next step could not be taken, but for a token that is good no longer: what else
 * is missing shows all the same.
 */
export async function findingsOf(request: GraphRequest, deps: AnswerDeps): Promise<Findings> {
  const { findings, facts } = await allFindings(request, deps);
  const told = findings.map((each) => {
    if (!each.error) return each;
    const error = worded(each.error, request.dialect);
    // What is told by the error's text is told in the words of the host that was asked.
    return { ...each, error, has: each.has === each.error.message ? error.message : each.has };
  });
  return { findings: told, facts };
}

async function allFindings(request: GraphRequest, deps: AnswerDeps): Promise<Findings> {
  const findings: Finding[] = [];
  const endpoint = endpointAt(request);
  const asksForToken = endpoint?.access !== 'open' && !isBatch(request);
  const step = async <T>(about: Step, work: () => T | PromiseLike<T>) => {
    const { value, finding } = await attempt(about, work);
    findings.push(finding);
    return value;
  };

  const known = await attempt(
    { kind: 'call', needed: 'a version and a node', has: 'known' },
    () => {
      const version = versionOf(request, deps.defaultVersion);
      if (endpoint) requireVerb(endpoint, request);
      if (asksForToken) requireNode(request);
      return version;
    },
  );
  if (known.value === undefined) {
    return { findings: [aboutVersion(known.finding, request)], facts: undefined };
  }
  if (!asksForToken) return { findings, facts: undefined };
  const version = known.value;

  const now = deps.clock.now();
  const facts = await step({ kind: 'known token', needed: 'an access token', has: 'known' }, () =>
    factsOf(request, deps, now),
  );
  if (!facts || request.token === undefined) return { findings, facts: undefined };
  findings[0] = judgedToken(facts, request, now);

  const caller = callerOf(request.token, facts);
  if (caller.kind === 'instagram' && caller.outside) {
    await step(
      {
        kind: 'own account',
        needed: 'an account that the app may serve',
        has: '',
        lacks: 'nobody with a role on the app has one on its Page, and the app is not reviewed',
      },
      () => requireServed(caller, request.method),
    );
  }
  const proof = request.params.get('appsecret_proof');
  // Beside an app token it is passed over.
  if ((proof !== undefined && caller.kind !== 'app') || needsProof(caller)) {
    const needed = needsProof(caller)
      ? 'an appsecret_proof, which the app requires'
      : 'an appsecret_proof that is right, or none';
    await step(
      { kind: 'proof', needed, has: 'it is right', lacks: proof ? 'a wrong one' : 'none' },
      () => deps.identifier.checkProof(caller, proof, request.params.get('appsecret_time')),
    );
  }

  if (endpoint) return { findings, facts };
  const operations = new Operations(deps.operations);
  const target = await attempt(
    { kind: 'call', needed: 'a path of nodes and edges that are known', has: request.path },
    () => targetOf(request, caller, operations),
  );
  if (!target.value) return { findings: [...findings, target.finding], facts };
  const limits = await limitsFinding({ request, caller, now, target: target.value }, deps);
  if (limits && findings[0]?.ok) findings.push(limits);
  const { store, vault } = deps;
  const call = new Call({
    services: new Services({
      caller,
      store,
      vault,
      mediaLink: () => '',
      pictureSize: () => undefined,
      dialect: DIALECTS[request.dialect],
    }),
    version,
    now,
    link: new Links(request, request.token),
    dateFormat: undefined,
  });
  findings.push(...(await findingsOfTarget(request, target.value, call, operations)));
  return { findings, facts };
}

/** Of a version that there is not the error names what stands behind it, and not the version. */
function aboutVersion(finding: Finding, { version }: GraphRequest): Finding {
  if (version === undefined || answeringVersion(version) !== undefined) return finding;
  return {
    ...finding,
    has: `${version}, which is no version here`,
    hint: `take one of ${VERSIONS[0]} to ${VERSIONS.at(-1)}, or none`,
  };
}

/**
 * Whether the limits let the call through now; undefined where none is counted, as from the command
 * line, and where they are off.
 */
async function limitsFinding(
  admitted: Parameters<typeof charge>[1],
  deps: AnswerDeps,
): Promise<Finding | undefined> {
  const visit = deps.limiter?.begin();
  if (!visit) return undefined;
  visit.meet(admitted.caller);
  const { finding } = await attempt(
    { kind: 'limits', needed: 'calls that are left of the rate limits', has: 'there are some' },
    () => charge(visit, admitted, deps),
  );
  return finding.ok && admitted.caller.page?.limits !== 'on' ? undefined : finding;
}

async function factsOf(
  { token, segments }: GraphRequest,
  deps: AnswerDeps,
  now: number,
): Promise<TokenFacts> {
  if (token === undefined) throw new GraphError(segments[0] === 'me' ? 'noTokenMe' : 'noToken');
  const facts = await tokenFacts(token, deps, now);
  if (!facts) throw new GraphError('tokenUnreadable');
  return facts;
}

function judgedToken(facts: TokenFacts, { dialect }: GraphRequest, now: number): Finding {
  const { host } = DIALECTS[dialect];
  const elsewhere = readableAt(dialect, facts) ? undefined : new GraphError('tokenUnreadable');
  const error = problemOf(facts, now) ?? elsewhere;
  return {
    kind: 'known token',
    needed: elsewhere ? `an access token of ${host}` : 'an access token that is good',
    has: error && !elsewhere ? error.message : kindOf(facts),
    ok: error === undefined,
    error,
  };
}
