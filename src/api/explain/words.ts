import { needsProof } from '../../access/identify.ts';
import type { Awaitable } from '../../base/awaitable.ts';
import type { GraphError } from '../../graph/errors/error.ts';
import { aType } from '../a-type.ts';
import { account } from '../answering/account.ts';
import { caller } from '../answering/caller.ts';
import type { Context, Subject } from '../answering/context.ts';
import { endpoint } from '../answering/endpoint.ts';
import { found, readable } from '../answering/find.ts';
import { limits } from '../answering/limits.ts';
import { node } from '../answering/node.ts';
import { path } from '../answering/path.ts';
import { proof } from '../answering/proof.ts';
import { fieldsOfNode, textOfNode } from '../answering/read.ts';
import { edge, edgeAllowed, fieldsOfEdge, parameters, textOfEdge } from '../answering/read-edge.ts';
import type { Step } from '../answering/take.ts';
import { token } from '../answering/token.ts';
import { version } from '../answering/version.ts';
import { data, operation, verb } from '../answering/write.ts';
import { messageType } from '../nodes/message/message.ts';
import { droppedFindings } from './dropped.ts';
import { whereIs } from './elsewhere.ts';
import type { Finding } from './finding.ts';

/** What is needed, what there is, and at times how to mend it; undefined where nothing is told. */
type Line = readonly [needed: string, has: string, hint?: string] | undefined;

/** How a step of answering is told. */
export interface Words<S> {
  readonly kind: Finding['kind'];
  /** @param lack what the step threw, if it did */
  tell(state: S, lack: GraphError | undefined): Awaitable<Line>;
  /** What else there is to tell when it went well. */
  more?(state: S): readonly Finding[];
  /** Whether what follows can be tried although this lacks. */
  readonly goesOn?: boolean;
}

const of = <S>(
  step: Step<S>,
  kind: Finding['kind'],
  tell: Words<S>['tell'],
  rest: Partial<Words<S>> = {},
) => [step, { kind, tell, ...rest }] as const as readonly [unknown, Words<unknown>];

/** What lacks in its own words, and nothing where nothing does. */
const lacking =
  (needed: string) =>
  (_: unknown, lack: GraphError | undefined): Line =>
    lack && [needed, lack.message];

/** Of a version that there is not the error names what stands behind it, and not the version. */
function ofCall(
  { request: { version: asked }, tools }: Context,
  lack: GraphError | undefined,
): Line {
  if (!lack) return undefined;
  const needed = 'a version and a node';
  const { offer } = tools.deps.calendar;
  if (asked === undefined || offer.answering(asked)) return [needed, lack.message];
  const hint = `take one of ${offer.versions[0]} to ${offer.versions.at(-1)}, or none`;
  return [needed, `${asked}, which is no version here`, hint];
}

function ofProof({ caller, request }: Context, lack: GraphError | undefined): Line {
  const sent = request.params.get('appsecret_proof');
  // Beside an app token it is passed over.
  if ((sent === undefined || caller.kind === 'app') && !needsProof(caller)) return undefined;
  return [
    needsProof(caller)
      ? 'an appsecret_proof, which the app requires'
      : 'an appsecret_proof that is right, or none',
    lack ? (sent ? 'a wrong one' : 'none') : 'it is right',
  ];
}

async function ofFound({ id, found, context }: Subject, lack: GraphError | undefined) {
  const needed = `something with the id ${id}, within the token's reach`;
  if (!lack) return [needed, aType(found.type.name)] as const;
  return [needed, (await whereIs(id, context.services)) ?? 'nothing'] as const;
}

/** Of what only reading shows: whom it is about. */
async function ofRecipient({ context }: Subject, lack: GraphError | undefined): Promise<Line> {
  if (lack?.row !== 'noMatchingUser') return undefined;
  const { id = '' } = lack.values;
  const needed = `a person with the id ${id}, who has written to the Page`;
  return [needed, (await whereIs(id, context.services)) ?? 'nobody'];
}

const ofParameters = (lack: GraphError | undefined): Line => [
  'parameters and fields that are known',
  lack?.message ?? 'they are',
];

const taken = (what: string, { request, target }: Context): string =>
  `${what} that takes ${request.method} ${target.edge ?? ''}`.trim();

const OUTSIDE = 'nobody with a role on the app has one on its Page, and the app is not reviewed';

/** How each step is told. What is refused by one without words shows in the answer. */
export const WORDS: ReadonlyMap<unknown, Words<unknown>> = new Map([
  of(version, 'call', ofCall),
  of(endpoint, 'call', (context, lack) => (context.endpoint ? undefined : ofCall(context, lack))),
  of(node, 'call', ofCall),
  of(token, 'known token', lacking('an access token')),
  of(caller, 'known token', lacking('an access token')),
  of(account, 'own account', (_, lack) => lack && ['an account that the app may serve', OUTSIDE], {
    goesOn: true,
  }),
  of(proof, 'proof', ofProof, { goesOn: true }),
  of(path, 'call', lacking('a path of nodes and edges that are known')),
  of(
    limits,
    'limits',
    ({ tally, endpoint, caller }, lack) =>
      lack || (tally && !endpoint && caller.page?.limits === 'on')
        ? ['calls that are left of the rate limits', lack?.message ?? 'there are some']
        : undefined,
    { goesOn: true },
  ),
  of(verb, 'call', (context, lack) => lack && [taken('a node', context), 'it does not'], {
    goesOn: true,
  }),
  of(found, 'object', ofFound),
  of(
    readable,
    'object',
    ({ found: { type } }, lack) =>
      (type as unknown) === messageType
        ? ['a message that is shown', lack?.message ?? 'it is']
        : undefined,
    { goesOn: true },
  ),
  of(operation, 'call', ({ found, context }, lack) => [
    taken(aType(found.type.name), context),
    lack ? 'it does not' : 'it does',
  ]),
  of(data, 'send', ({ operation: { name } }, lack) => {
    if (name !== 'messages') return undefined;
    return ['a send that passes every check', lack?.message ?? 'it does now'];
  }),
  of(edge, 'fields', ({ found, context }, lack) => [
    `an edge ${context.target.edge} on ${aType(found.type.name)}`,
    lack ? 'it has none' : 'it is there',
  ]),
  of(edgeAllowed, 'fields', lacking('a platform that is known'), { goesOn: true }),
  of(parameters, 'fields', ({ context }, lack) =>
    lack || context.redirects ? ofParameters(lack) : undefined,
  ),
  of(fieldsOfEdge, 'fields', (_, lack) => ofParameters(lack), {
    more: ({ edge, context }) => (edge.kind === 'edge' ? droppedFindings(edge.of(), context) : []),
  }),
  of(textOfEdge, 'object', ofRecipient),
  of(textOfNode, 'object', ofRecipient),
  of(
    fieldsOfNode,
    'fields',
    ({ found }, lack) => [
      `fields that ${aType(found.type.name)} has`,
      lack?.message ?? 'it has them',
    ],
    { more: ({ found, context }) => droppedFindings(found.type, context) },
  ),
]);
