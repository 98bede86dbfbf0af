import { GraphError } from '../../graph/errors/error.ts';
import { inLanguage } from '../../graph/errors/languages.ts';
import { type CheckName, closedCheck } from '../../messaging/sending/checks.ts';
import { closesAt, passingTags } from '../../messaging/sending/passing.ts';
import { shownError } from '../graph-error.ts';
import type { ValueOf } from '../schema.ts';
import { type CanSend, GATES, type GateName } from './answer.ts';
import { OPENING, typed } from './opening.ts';
import type { SendCase } from './send-case.ts';
import { momentText, roughly } from './times.ts';
import { TOLD } from './told.ts';

type Answer = ValueOf<typeof CanSend>;

/** The first gate that is closed, with the error it gives. */
interface Closed {
  readonly gate: GateName;
  readonly error: GraphError;
}

/** Judges a send as it would be judged, and tells what there is at every gate. */
export async function judged(the: SendCase): Promise<Answer> {
  const { state, ask } = the;
  const closed = closedGate(the);
  // Of a message to somebody by id no comment is asked.
  const asked = GATES.filter((gate) => gate !== 'comment' || ask.answers !== undefined);
  const at = closed ? asked.indexOf(closed.gate) : asked.length;
  const gates: Answer['gates'][number][] = [];
  for (const [i, gate] of asked.entries()) {
    const has = await TOLD[gate](the);
    const open = i === at ? OPENING[gate](the) : undefined;
    const found = i < at ? 'open' : i === at ? 'closed' : 'not reached';
    const { steps = [] } = open ?? {};
    gates.push({
      ...{ gate, state: found, has },
      ...(open && { open_it: typed(open) }),
      ...(steps.length > 0 && { open_with: steps }),
    });
  }
  const until = closed ? undefined : closesAt(state, ask);
  return {
    ok: closed === undefined,
    summary: summaryOf(the, closed?.gate, gates[at]?.has),
    ...(closed && { closed: closed.gate, error: shownError(saidTo(the, closed.error)) }),
    ...(until !== undefined && Number.isFinite(until) && { until: new Date(until).toISOString() }),
    gates,
    would_pass: closed?.gate === 'window' ? passing(the) : [],
  };
}

/** In the language of the token's user, as the send is answered. */
const saidTo = ({ caller }: SendCase, error: GraphError): GraphError =>
  inLanguage(error, caller.user?.profile.locale);

function closedGate({ hasToken, lacks, state, ask }: SendCase): Closed | undefined {
  if (!hasToken) return { gate: 'token', error: new GraphError('pageTokenRequired') };
  if (lacks?.error) return { gate: 'token', error: lacks.error };
  const closed = closedCheck(state, ask);
  if (!closed) return undefined;
  const { error, values } = closed.refusal;
  return {
    gate: closed.check as Exclude<CheckName, 'content'>,
    error: new GraphError(error, values),
  };
}

function summaryOf(
  { state, ask }: SendCase,
  closed: GateName | undefined,
  has: string | undefined,
): string {
  const { now } = state;
  const closes = closesAt(state, ask);
  if (closed === 'window') {
    if (closes === undefined) return 'No: nothing has opened the 24-hour window.';
    return `No: the ${ask.tag === 'HUMAN_AGENT' ? '7-day' : '24-hour'} window closed ${roughly(now - closes)} ago.`;
  }
  if (closed) return `No: ${has}.`;
  return closes === undefined || !Number.isFinite(closes)
    ? 'Yes.'
    : `Yes, until ${momentText(closes, now)}.`;
}

function passing({ state, ask }: SendCase): Answer['would_pass'] {
  const { now } = state;
  const tags = passingTags(state, ask).map(({ tag, until, unreviewed }) => {
    const end = Number.isFinite(until) ? ` until ${momentText(until, now)}` : '';
    return {
      tag,
      ...(end && { until: new Date(until).toISOString() }),
      ...(unreviewed && { unreviewed }),
      words: `--tag ${tag}${end}${unreviewed ? ' (needs the feature human_agent)' : ''}`,
    };
  });
  return [...tags, { words: 'anything, for 24 h, once the person writes, taps or reacts' }];
}
