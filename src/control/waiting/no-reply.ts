import { appNamed } from '../../admin/apps.ts';
import { type GraphCall, graphCall } from '../../journal/graph-call.ts';
import type { AttemptRow } from '../../store/log/attempts.ts';
import type { Excluded } from '../../store/log/audience.ts';
import type { ControlDeps } from '../explain.ts';
import { keptJournal } from '../requests.ts';
import { actWords } from './act-words.ts';
import { recipientWords } from './recipient-words.ts';
import type { Standing } from './standing.ts';
import { isDelivering } from './webhooks.ts';

/** What was waited for, and how many messages came; times in ms. */
interface Wait {
  readonly count: number;
  readonly quiet: number;
  readonly within: number;
  readonly came: number;
}

/** What happened since a person's last act. */
interface Course {
  readonly attempts: readonly AttemptRow[];
  readonly calls: readonly GraphCall[];
  /** Apps that the event was kept from, by name, with the gate. */
  readonly closed: readonly (readonly [app: string, gate: string])[];
  /** Apps that have to do with the Page. */
  readonly apps: readonly string[];
  readonly isDelivering: boolean;
}

/** Calls that are told, at most: the newest. */
const MOST_CALLS = 10;

/** Why an app's answer did not come: what happened from the person's last act on, and what follows. */
export async function noReply(deps: ControlDeps, standing: Standing, wait: Wait): Promise<string> {
  const { person, dialogue } = standing;
  const course = await courseOf(deps, standing);
  const { apps, attempts, calls, closed } = course;
  const told = calls.slice(-MOST_CALLS);
  const came = wait.came === 0 ? 'nothing' : messages(wait.came);
  const bots = apps.join(' and ') || 'A bot that gets no webhook of the Page';
  const lines = [
    `${bots} sent ${person.name} ${came} within ${wait.within / 1000} s (wanted ${messages(wait.count)}).`,
    ...(dialogue.act ? [line(...(await actWords(deps, standing, dialogue.act)))] : []),
    ...attempts.map(({ url, status, elapsed, note }) =>
      line('webhook', `POST ${url}`, outcome(status, elapsed, note)),
    ),
    ...closed.map(([app, gate]) => line('no webhook', `to ${app}`, `closed: ${gate}`)),
    ...(calls.length > told.length ? [line('then', `${calls.length - told.length} calls`)] : []),
  ];
  for (const call of told) {
    const { method, path, code, subcode, message, fault } = call;
    const error =
      code === undefined
        ? (call.params.sender_action ?? '')
        : `${[code, subcode].filter(Boolean).join('/')} ${message?.replace(/^\(#\d+\) /, '')}`;
    const status = call.status ?? (fault === undefined ? 'no answer yet' : 'no answer');
    lines.push(line('then', `${method} ${path}`, `${status} ${error}`));
    if (fault !== undefined) lines.push(line('', fault));
    const hint =
      code === undefined
        ? undefined
        : (call.because ?? (await recipientWords(deps, standing, call)));
    if (hint) lines.push(line('', hint));
  }
  return [...lines, line('so', soWords(standing, course, wait))].join('\n');
}

async function courseOf(deps: ControlDeps, { page, dialogue }: Standing): Promise<Course> {
  const { store } = deps;
  const { act } = dialogue;
  const journal = keptJournal(deps);
  const reader = store.page(page.no);
  const entries = await Promise.all(
    Object.entries(act?.audience ?? {}).map(async ([id, admitted]) => {
      const { name } = await appNamed(store.directory, id);
      return { name, gate: (admitted as Partial<Excluded>).closed };
    }),
  );
  return {
    attempts: act ? await reader.deliveries.attempts.of(act.no) : [],
    // The clock of a test takes a millisecond for the event.
    calls: journal
      .callsAfter(0)
      .filter((call) => act && call.at > act.at && (call.page ?? page.id) === page.id)
      .map((call) => graphCall(call, journal)),
    closed: entries.flatMap(({ name, gate }) => (gate ? [[name, gate] as const] : [])),
    apps: entries.map(({ name }) => name),
    isDelivering: await isDelivering(deps, page.no),
  };
}

/** What follows, and what to do. */
function soWords(
  { person, dialogue }: Standing,
  { apps, attempts, calls, closed, isDelivering }: Course,
  { came, quiet }: Wait,
): string {
  if (!dialogue.act) return `${person.name} has done nothing that could be answered.`;
  if (apps.length === 0) return 'no app gets webhooks of this Page: subscribe one.';
  if (closed.length === apps.length)
    return 'the webhook was sent to nobody: `why` says what opens the gate.';
  if (isDelivering) return 'the bot has not answered a webhook yet.';
  if (attempts.every(({ delivered }) => !delivered)) {
    const isRefused = attempts.some(({ status }) => status === 401 || status === 403);
    return `the bot did not take the webhook${isRefused ? ': has it the APP_SECRET that signs it?' : '.'}`;
  }
  const got = 'the bot got the webhook';
  const asked = calls.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'));
  const sends = asked.filter(({ params }) => params.sender_action === undefined);
  if (calls.some(({ ms }) => ms === undefined)) return `${got}; a call has no answer yet.`;
  if (asked.some(({ code }) => code !== undefined))
    return `${got}; ${asked.length === 1 ? 'its send was' : 'a send of its was'} refused.`;
  if (came > 0 && sends.length > 0)
    return `${got}; it sent less, or was not quiet for ${quiet} ms.`;
  if (sends.length > 0) return `${got}; what it sent did not go to ${person.name}.`;
  return `${got} and sent nothing${asked.length > 0 ? ' but sender actions' : ''}.`;
}

/** One line: what, where to, and what came of it. */
const line = (what: string, where: string, ended = ''): string =>
  `  ${what.padEnd(11)} ${where.padEnd(33)} ${ended}`.trimEnd();

const outcome = (status: number | undefined, elapsed: number, note: string | undefined): string =>
  status === undefined ? (note ?? 'no answer') : `${status} in ${elapsed} ms ${note ?? ''}`.trim();

const messages = (n: number): string => (n === 1 ? '1 message' : `${n} messages`);
