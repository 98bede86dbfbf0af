import { GraphError } from '../../graph/errors/error.ts';
import { errorBody } from '../../graph/errors/error-body.ts';
import { splitTarget } from '../../graph/wire/path.ts';
import type { GraphAnswer, GraphRequest } from '../../graph/wire/request.ts';
import { createAnswer } from '../answering/answer.ts';
import type { AnswerDeps } from '../answering/answer-deps.ts';
import { asSent } from '../answering/frozen.ts';
import { idIn } from '../answering/recipient.ts';
import { endpointAt } from '../endpoints/endpoints.ts';
import { isStructural } from '../not-offered.ts';
import { NOT_OFFERED } from '../not-yet.ts';
import type { Finding } from './finding.ts';
import { frozenFindings } from './freeze.ts';
import { hintFor, isUngranted } from './hints.ts';
import { type AskedCall, requestOf, secretsOf, shownCall } from './read-call.ts';
import { describeToken, ownerOf, type TokenOwner } from './token.ts';
import { Watcher } from './watcher.ts';

/** An error as a body holds it, without the id of the one request it was for. */
interface ErrorShape {
  readonly message: string;
  readonly type: string;
  readonly code: number;
  readonly error_subcode?: number;
  readonly [more: string]: unknown;
}

/** One thing that a call needs. */
export interface ExplainedNeed {
  /** What it is about. */
  readonly kind: Finding['kind'];
  /** The scope or feature, of one about one. */
  readonly word?: string;
  readonly needed: string;
  readonly has: string;
  readonly ok: boolean;
  /** The error it gives; a lack without one leaves data out of the answer. */
  readonly error?: ErrorShape;
  /** How to mend the lack. */
  readonly hint?: string;
}

/** Why a call is answered as it is. Holds no secret: a token is told by its kind and id. */
export interface Explanation {
  readonly request: string;
  /** The token in words; absent when it is none of this store. */
  readonly token?: string;
  /** The same by ids. */
  readonly owner?: TokenOwner;
  /** In the order in which they are judged: the first with an error is the answer. */
  readonly requirements: readonly ExplainedNeed[];
  /** What is needed of those that are not met. */
  readonly missing: readonly string[];
  /** Whether it was carried out: reads are, writes are judged only. */
  readonly carried_out: boolean;
  /** What Meta offers and Convograph does not yet: then Meta's host would answer otherwise. */
  readonly not_yet?: string;
  /** What Meta's host would answer, but for `not_yet`; of a success the status alone. */
  readonly answer: { readonly status: number; readonly error?: ErrorShape };
}

/**
 * Explains a call: what it needs, what there is, what is missing, and the exact error it is refused
 * with, found by answering it. Nothing is changed: a write is judged and not carried out.
 */
export async function explain(asked: AskedCall, deps: AnswerDeps): Promise<Explanation> {
  let request: GraphRequest;
  try {
    request = requestOf(asked, deps.isInstagramHost);
  } catch (error) {
    return unreadable(asked, error);
  }
  // What is only explained is no call: limits refuse it as they would, and count nothing of it.
  const limiter = deps.limiter?.rehearsal();
  const rehearsing = {
    ...{ ...deps, rehearses: true, limiter },
    ...{ journal: undefined, shapes: undefined, onNotYet: undefined },
  };
  const watcher = new Watcher(request.dialect);
  const answered = await createAnswer(rehearsing)(request, NO_ID, watcher);
  const answer = answerShape(answered);
  const { notYet } = answered;
  const { findings, facts } = watcher;
  const frozen = frozenFindings(answered.lacking, facts);
  const judged =
    notYet === undefined ? settled(findings, answer.error) : withNotYet(findings, notYet);
  const kept = [...frozen, ...judged];
  const isAsSent = answered.lacking?.has('method_override') ?? false;
  const { method } = isAsSent ? asSent(request) : request;
  const told = {
    facts,
    person: personOf(request),
    scopes: kept.filter(isUngranted).flatMap(({ word }) => word ?? []),
  };
  const requirements = kept.map((finding) => needOf(finding, told, answer.error));
  const explanation: Explanation = {
    request: shownCall(request, isAsSent),
    ...(facts && { token: describeToken(facts), owner: ownerOf(facts) }),
    requirements,
    missing: requirements.filter(({ ok }) => !ok).map(({ needed }) => needed),
    carried_out: method === 'GET' && endpointAt(request)?.access !== 'open',
    ...(notYet !== undefined && { not_yet: notYet }),
    answer,
  };
  return without(secretsOf(request), explanation);
}

/** A call that is refused before anything is known of it: it has too many parameters. */
function unreadable({ method = 'GET', url }: AskedCall, refused: unknown): Explanation {
  if (!(refused instanceof GraphError)) throw refused;
  const needed = 'parameters that are few enough to be read';
  const error = shapeOf(errorBody(refused, NO_ID));
  return {
    request: `${method} ${splitTarget(url).path}?…`,
    requirements: [{ kind: 'call', needed, has: refused.message, ok: false, error }],
    missing: [needed],
    carried_out: false,
    answer: { status: refused.entry.status, error },
  };
}

/** The person whom a call names, if it names one: a PSID or IGSID. */
export function personOf({ segments, params }: GraphRequest): string | undefined {
  const [first = ''] = segments;
  return idIn(params.get('recipient')) || (/^\d+$/.test(first) ? first : undefined);
}

const NO_ID = 'A00000000000000000000';

function answerShape({ status, body, error, place }: GraphAnswer): Explanation['answer'] {
  place?.leave();
  return error && typeof body === 'string' ? { status, error: shapeOf(body) } : { status };
}

function shapeOf(body: string): ErrorShape {
  const parsed = JSON.parse(body) as { error?: ErrorShape } & Readonly<Record<string, never>>;
  // The endpoints of Instagram login have a flat form.
  const { error_message: message, error_type: type, code } = parsed;
  const { fbtrace_id: _, ...error } = (parsed.error ?? { message, type, code }) as ErrorShape;
  return error as ErrorShape;
}

/** The findings, with what only answering shows: data and parameters that are wrong. */
function settled(findings: readonly Finding[], error: ErrorShape | undefined): readonly Finding[] {
  const first = findings.find((each) => each.error !== undefined)?.error;
  if (!error || (first?.message === error.message && first.entry.code === error.code)) {
    return findings;
  }
  const needed = 'parameters and data that the call can be answered with';
  return [...findings, { kind: 'rest', needed, has: error.message, ok: false }];
}

/** The findings with the one that counts in place of those that take Meta to have no such thing. */
function withNotYet(findings: readonly Finding[], what: string): Finding[] {
  const missing = findings.find(({ error }) => error && isStructural(error));
  const offer: Finding = {
    kind: 'offer',
    needed: 'something that Convograph offers',
    has: `${NOT_OFFERED}: ${what}`,
    ok: false,
    error: missing?.error,
  };
  return [...findings.filter((each) => each !== missing), offer];
}

/** @param answered the answer's error, which is that of what only answering shows */
function needOf(
  finding: Finding,
  told: Parameters<typeof hintFor>[1],
  answered: ErrorShape | undefined,
): ExplainedNeed {
  const { kind, needed, has, ok, word } = finding;
  const hint = ok ? undefined : hintFor(finding, told);
  const own = finding.error && shapeOf(errorBody(finding.error, NO_ID));
  const error = kind === 'rest' ? answered : own;
  return {
    ...{ kind, needed, has, ok },
    ...(word !== undefined && { word }),
    ...(error && { error }),
    ...(hint !== undefined && { hint }),
  };
}

/** Texts shorter than this are no secrets of ours, and would be found everywhere. */
const SHORTEST_SECRET = 8;

/** A value with secrets taken out of every text in it. */
function without<T>(secrets: readonly string[], value: T): T {
  const long = secrets.filter(({ length }) => length >= SHORTEST_SECRET);
  const clean = (each: unknown): unknown => {
    if (typeof each === 'string') return long.reduce((text, s) => text.replaceAll(s, '…'), each);
    if (Array.isArray(each)) return each.map(clean);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, clean(inner)]));
  };
  return clean(value) as T;
}
