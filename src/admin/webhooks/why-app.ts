import type { DeliveryStatus } from '../../delivery/status.ts';
import type { AppRow, PageRow } from '../../store/directory.ts';
import type { AttemptRow } from '../../store/log/attempts.ts';
import type { Admitted, Excluded } from '../../store/log/audience.ts';
import type { FailureRow } from '../../store/log/failures.ts';
import type { OperationDeps } from '../operation.ts';
import type { ValueOf } from '../schema.ts';
import { GATE_OPENING, openingCommand, openingWords, PLACES } from './gate-opening.ts';
import { GATE_NAMES, type WhyApp } from './why-answer.ts';
import type { KnownEvent } from './why-event.ts';
import { GATE_TOLD, type GateCase } from './why-gates.ts';
import { ownerThen } from './why-owner.ts';
import { clockText } from './why-times.ts';

type Told = ValueOf<typeof WhyApp>;

/** Of the gate that was closed when it happened, where it went through since. */
const OPEN_NOW = 'closed when it happened, open now';

/** Letters of an answer that are told. */
const MOST_TOLD = 200;

/** How an event stands with an app. */
export async function whyApp(
  { store, delivery, clock }: OperationDeps,
  page: PageRow,
  known: KnownEvent,
  app: AppRow,
): Promise<Told> {
  const { event, field = '' } = known;
  const told = event.audience?.[app.id];
  const the = await caseOf(store, page, known, app, told);
  const verdict = told ?? { closed: the.subscription ? 'installed' : 'callback' };
  const closed = 'closed' in verdict ? verdict.closed : undefined;
  const status = await delivery.statusOf(page.no, app.id, event);
  const offered = closed && offeredState(status);
  const disabled = the.installed.some((row) => row.disabled !== undefined);
  // What it took since came through open gates, but for one that gave it up: a replay asks for that no more.
  const isOpenNow = offered?.state === 'sent' && !disabled;
  const opening = closed && field !== '' && !isOpenNow ? GATE_OPENING[closed](the) : undefined;
  const at = closed === undefined ? GATE_NAMES.length : GATE_NAMES.indexOf(closed);
  return {
    ...{ app_id: app.id, name: app.name },
    ...(closed === undefined
      ? stateOf(status, { disabled, no: event.no, now: clock.now() })
      : (offered ?? notSent(GATE_TOLD[closed](the, false)))),
    ...(closed && { closed }),
    gates: GATE_NAMES.map((gate, i) => ({
      gate,
      ...(i <= at && { open: i < at }),
      says:
        i > at ? 'not reached' : i === at && isOpenNow ? OPEN_NOW : GATE_TOLD[gate](the, i < at),
    })),
    ...(opening && {
      open_it: `convograph ${openingCommand(opening)}`,
      open_with: {
        ...opening,
        place: PLACES[opening.operation],
        words: openingWords(opening),
      },
    }),
    attempts: status.attempts.map(shownAttempt),
    ...(closed === undefined && later(status, { page, app, no: event.no })),
  };
}

const notSent = (says: string) => ({ state: 'not_sent' as const, says: `NOT SENT: ${says}` });

/** Of what it was kept from, and was offered since. */
function offeredState({ attempts }: DeliveryStatus): Pick<Told, 'state' | 'says'> | undefined {
  const last = attempts.findLast(({ delivered }) => delivered) ?? attempts.at(-1);
  if (!last) return undefined;
  return last.delivered
    ? { state: 'sent', says: `SENT: taken in ${last.elapsed} ms, offered again by a replay` }
    : { state: 'failed', says: 'FAILED when it was offered again by a replay' };
}

async function caseOf(
  store: OperationDeps['store'],
  page: PageRow,
  { platform, event, field = '' }: KnownEvent,
  app: AppRow,
  verdict: Admitted | Excluded | undefined,
): Promise<GateCase> {
  const { subscriptions, installedApps } = store.directory;
  const isInstagram =
    event.kind === 'raw' ? event.body.platform === 'INSTAGRAM' : platform === 'INSTAGRAM';
  const object = isInstagram ? 'instagram' : 'page';
  const rows = await installedApps.rows(page.no);
  return {
    ...{ page, event, app, field, object, owner: await ownerThen(store, page, event) },
    subscription: await subscriptions.one(app.id, object),
    installed: rows.filter((row) => row.app === app.id && (isInstagram || row.account === 'page')),
    admitted: verdict && ('closed' in verdict ? verdict.missed : verdict),
  };
}

/** What became of it, where all gates were open. */
function stateOf(
  { attempts, failure, standing, passed }: DeliveryStatus,
  { disabled, no, now }: { disabled: boolean; no: number; now: number },
): Pick<Told, 'state' | 'says'> {
  const taken = attempts.findLast(({ delivered }) => delivered);
  if (taken) {
    const note = taken.note === undefined ? '' : `, though ${taken.note}`;
    // A replay moves nothing else: what failed before it is tried again in its time.
    const again = failure && holds(failure, no) && (standing?.next ?? failure.next);
    const next = again ? ` by a replay; itself tried again at ${clockText(again)}` : '';
    return { state: 'sent', says: `SENT: taken in ${taken.elapsed} ms${note}${next}` };
  }
  const lost = attempts.find(({ number }) => number === 0);
  if (lost) return { state: 'lost', says: `LOST: ${lost.note}` };
  if (failure && failure.attempts > 0 && attempts.length > 0) {
    const next = standing?.next ?? failure.next;
    const times = ['', 'once', 'twice'][failure.attempts] ?? `${failure.attempts} times`;
    return { state: 'failed', says: `FAILED ${times}, next try ${clockText(next)}` };
  }
  // Nothing was tried of it: chaos holds it back, or it is its turn.
  if (failure?.no === no && failure.reason !== '') {
    const until = failure.next > now ? ` until ${clockText(failure.next)}` : '';
    return { state: 'held_back', says: `HELD BACK${until} by ${failure.reason}` };
  }
  if (failure && failure.no !== no)
    return { state: 'held_back', says: `HELD BACK behind #${failure.no} of its conversation` };
  if (!passed || failure) {
    return standing
      ? {
          state: 'waiting',
          says: `WAITS: the app fails in all conversations; one is tried at ${clockText(standing.next)}`,
        }
      : { state: 'waiting', says: 'WAITS: under way, or no server runs that sends it' };
  }
  if (attempts.length > 0 || disabled) {
    return { state: 'given_up', says: 'GIVEN UP: the Page unsubscribed the app before it took it' };
  }
  return {
    state: 'nothing_to_tell',
    says: 'NOT SENT: it was deleted before, or its attempts are too old to be kept',
  };
}

const holds = ({ no, together }: FailureRow, event: number): boolean =>
  no === event || together.includes(event);

function later(
  { failure, behind, givesUp, standing }: DeliveryStatus,
  { page, app, no }: { page: PageRow; app: AppRow; no: number },
): Partial<Told> {
  const again = `convograph replay --events ${no} --page ${page.id} --app ${app.id}`;
  // What holds it back may be the failure of an earlier event: that is told where it belongs.
  if (!failure || !holds(failure, no)) return { again };
  return {
    again,
    next: new Date(standing?.next ?? failure.next).toISOString(),
    behind,
    ...(givesUp !== undefined && { gives_up: new Date(givesUp).toISOString() }),
  };
}

/** An attempt as it is told. */
const shownAttempt = ({
  number,
  at,
  status,
  elapsed: ms,
  note,
  answer,
  delivered,
  replay,
}: AttemptRow): Told['attempts'][number] => ({
  ...{ number, at: new Date(at).toISOString(), ms, delivered, replay },
  ...(status !== undefined && { status }),
  ...(note !== undefined && { note }),
  ...(answer !== '' && { answer: answer.slice(0, MOST_TOLD) }),
});
