import { mendOperation } from '../../admin/armed/mend.ts';
import type { CanSend } from '../../admin/can-send/answer.ts';
import { canSend } from '../../admin/can-send/can-send.ts';
import { AdminError } from '../../admin/error.ts';
import type { OperationDeps } from '../../admin/operation.ts';
import { type Remedy, remedy } from '../../admin/remedy.ts';
import type { ValueOf } from '../../admin/schema.ts';
import { idIn } from '../../api/answering/recipient.ts';
import type { Explanation } from '../../api/explain/explain.ts';
import { type AskedCall, requestOf } from '../../api/explain/read-call.ts';
import { GraphError } from '../../graph/errors/error.ts';
import type { GraphRequest } from '../../graph/wire/request.ts';
import { type MESSAGING_TYPES, TAG_NAMES } from '../../messaging/sending/state.ts';
import { type Lack, lackOf } from './lack.ts';
import { remediesOf } from './remedies.ts';
import { atMeta, headlineOf } from './words.ts';

/** What is wrong with a call, and what mends it. */
export interface Mending {
  /** What is wrong; absent where nothing is. */
  readonly headline?: string;
  /** How that is on Meta's host. */
  readonly at_meta?: string;
  /** Of a send what it has to pass, up to where it does not. */
  readonly gates?: ValueOf<typeof CanSend>['gates'];
  readonly remedies: readonly Remedy[];
}

/** Buttons that people choose between at a glance. */
const MOST = 3;

/**
 * What is wrong with a call that was explained, and what mends it: all that lacks in one go, where one
 * operation does.
 * @param fault what a fault did that answered it in place of the platform
 */
export async function mending(
  deps: OperationDeps,
  asked: AskedCall,
  explanation: Explanation,
  fault?: string,
): Promise<Mending> {
  if (fault !== undefined) return ofFault(fault, deps);
  const lacks = explanation.requirements.filter(({ ok }) => !ok);
  const sorted = lacks.toSorted((a, b) => Number(!a.error) - Number(!b.error));
  const [first] = sorted;
  if (!first) return { remedies: [] };
  const request = readable(asked);
  const lack = await lackOf(deps, request, explanation);
  const send = sorted.some(({ kind }) => kind === 'send')
    ? await sendOf(deps, request, lack)
    : undefined;
  const opening = send?.gates.flatMap(({ open_with = [] }) => open_with.slice(0, 1)) ?? [];
  const remedies = sorted.flatMap((each) =>
    each.kind === 'send' ? opening : remediesOf(each, lack),
  );
  const isOfSend = first.kind === 'send' && send?.ok === false;
  return {
    headline: isOfSend ? sentence(send.summary) : headlineOf(first, lack),
    at_meta: atMeta(first, explanation),
    ...(isOfSend && { gates: send.gates }),
    remedies: remedies.filter(isNew).slice(0, MOST),
  };
}

/** The request that a call is; none where it is refused before it is read, since it says too much. */
function readable(asked: AskedCall): GraphRequest | undefined {
  try {
    return requestOf(asked);
  } catch (error) {
    if (error instanceof GraphError) return undefined;
    throw error;
  }
}

/** Whether no other that comes before does the same. */
const isNew = ({ command }: Remedy, at: number, all: readonly Remedy[]): boolean =>
  all.findIndex((each) => each.command === command) === at;

/** An answer that the platform never gave. */
const ofFault = (fault: string, { faults }: OperationDeps): Mending => ({
  headline: `A fault that was armed here answered it: ${fault}`,
  at_meta: 'It would have been answered: what was armed is of this server alone.',
  remedies: faults?.isArmed ? [remedy(mendOperation, {}, 'Mend all that is armed')] : [],
});

/** Whether the app may write to the person, gate by gate; undefined where nobody is named. */
async function sendOf(
  deps: OperationDeps,
  request: GraphRequest | undefined,
  { owner, page }: Lack,
) {
  const to = idIn(request?.params.get('recipient'));
  if (!request || !owner || page === undefined || to === '') return undefined;
  const { params } = request;
  const tag = TAG_NAMES.find((name) => name === params.get('tag'));
  const type = params.get('messaging_type') as (typeof MESSAGING_TYPES)[number] | undefined;
  return canSend(deps, { page, app: owner.app, to, tag, type }).catch((error: unknown) => {
    if (error instanceof AdminError) return undefined;
    throw error;
  });
}

/** `No: the window closed.` as a headline. */
const sentence = (summary: string): string => {
  const words = summary.replace(/^No: /, '').replace(/\.$/, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
