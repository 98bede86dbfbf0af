import type { Ask } from '../ask.ts';
import { defined } from '../har.ts';
import { plainParam } from '../param.ts';
import type {
  JsonObject,
  RecordedAct,
  RecordedCall,
  RecordedControl,
  RecordedHeader,
  RecordedPerson,
  RecordedWebhook,
} from '../recording.ts';
import type { SeenDetail, SeenRow } from './timeline.ts';

/** Kinds of events that are acts though the timeline does not take them for such. */
const ACTS_TOO = new Set(['delivery', 'edit', 'person', 'policy', 'raw']);

/** Headers that hold secrets, or proofs made of them: they are in no recording. */
const SECRET_HEADER =
  /^(?:authorization|proxy-authorization|cookie|set-cookie|x-hub-signature(?:-256)?|x-app-.*)$/i;

const seenOf = ({ seq, at, real }: SeenRow) => ({ seq, at, real });

/**
 * An act, as it is done again; nothing of events that nobody did.
 * @param people those that are known; whoever did it is added
 */
export async function actLine(
  ask: Ask,
  row: SeenRow,
  people: Map<string, RecordedPerson>,
): Promise<RecordedAct | undefined> {
  const { page, event, kind, what } = row;
  if (page === undefined || event === undefined) return undefined;
  if (kind === 'event' && !ACTS_TOO.has(what)) return undefined;
  const told = await ask('showAct', { page, event: String(event) });
  const { operation, unclear, person_id: id, person_name: name, platform } = told;
  if (operation === undefined && unclear === undefined) return undefined;
  if (id !== undefined) people.set(id, { page, id, name, platform });
  const { page: _page, as: _as, ...input } = (told.input ?? {}) as Record<string, unknown>;
  return {
    ...seenOf(row),
    ...{ kind: 'act', page, event },
    ...defined({ operation, input: operation === undefined ? undefined : (input as JsonObject) }),
    ...defined({ person: id, conversation: told.conversation_id, message: told.message_id }),
    ...defined({ unclear }),
  };
}

/** @param before the row before it: of a clock that a command moved it tells by how much */
export function controlLine(detail: SeenDetail, before: SeenRow | undefined): RecordedControl {
  const { operation = detail.what, input = {} } = detail;
  const isUntold = operation === 'changeClock' && Object.keys(input).length === 0;
  const seconds = isUntold && before ? Math.round((aheadOf(detail) - aheadOf(before)) / 1000) : 0;
  return {
    ...seenOf(detail),
    ...{ kind: 'control', operation, input: seconds === 0 ? input : { seconds } },
  };
}

/** How far the clock of the store is ahead of the machine's, in ms. */
const aheadOf = ({ at, real }: SeenRow): number => Date.parse(at) - Date.parse(real);

/** @param origin of the server: its calls are told by their paths */
export function callLine(detail: SeenDetail, origin: string): RecordedCall {
  const { request = {}, answer = {}, app, page, conversation, person, after } = detail;
  const { status, code, subcode, fault, ms = 0 } = detail;
  const [method = 'GET', path = '/'] = detail.what.split(' ');
  const url = URL.parse(request.url ?? path, origin);
  const params = Object.entries(request.params ?? {});
  return {
    ...seenOf(detail),
    ...{ kind: 'call', method: request.method ?? method },
    ...{ origin, path: url?.pathname ?? path },
    params: Object.fromEntries(params.map(([name, text]) => [name, plainParam(text)])),
    headers: headersOf(request.headers),
    ...defined({ app, page, conversation, person, after, status, code, subcode, fault }),
    answer: { headers: headersOf(answer.headers), text: textOf(answer.body) },
    ms,
  };
}

export function webhookLine(detail: SeenDetail): RecordedWebhook | undefined {
  const { request = {}, answer = {}, app, page, event, attempt, status, note, ms = 0 } = detail;
  if (app === undefined || page === undefined) return undefined;
  const url = URL.parse(request.url ?? '');
  return {
    ...seenOf(detail),
    ...{ kind: 'webhook', app, page, url: url ? url.origin + url.pathname : 'http://localhost/' },
    ...defined({ event, attempt, status, note }),
    headers: headersOf(request.headers),
    text: textOf(request.body),
    answer: { headers: headersOf(answer.headers), text: textOf(answer.body) },
    ms,
  };
}

function headersOf(headers: Readonly<Record<string, unknown>> = {}): RecordedHeader[] {
  return Object.entries(headers)
    .filter(([name]) => !SECRET_HEADER.test(name))
    .flatMap(([name, value]) => [value ?? []].flat().map((one) => ({ name, value: String(one) })));
}

const textOf = (body: unknown): string =>
  body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
