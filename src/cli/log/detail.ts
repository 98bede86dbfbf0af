import { printable } from '../../base/printable.ts';
import type { TimelineDetail } from '../../journal/timeline/detail.ts';
import type { Paint } from '../paint.ts';

/** Letters of a body that are shown. */
const LONGEST = 20_000;

/** What a row holds besides its line: ids, what was sent and what came back, as far as it is kept. */
export function detailLines(row: TimelineDetail, paint: Paint): string[] {
  const { request, answer, input, body, app, page, person, conversation, mid, subcode, after } =
    row;
  const { token, request_id } = request ?? {};
  const ids = { app, page, person, conversation, message: mid, token, request_id, subcode, after };
  const lines = Object.entries(ids).flatMap(([name, id]) =>
    id === undefined ? [] : [`  ${paint.dim(name.padEnd(12))} ${id}`],
  );
  if (request) {
    lines.push(`  ${printable(`${request.method} ${request.url}`)}`);
    lines.push(...pairs(request.params, paint));
    lines.push(...shown(request.body));
  }
  if (answer) {
    lines.push(`  answered ${paint.status(answer.status, 'nothing')}`);
    lines.push(...shown(answer.body));
  }
  return [...lines, ...shown(input), ...shown(body)];
}

const pairs = (of: Readonly<Record<string, string>> = {}, paint: Paint): string[] =>
  Object.entries(of).map(([name, value]) => `    ${paint.dim(name)} ${printable(value)}`);

/** A body over several lines; a text that is JSON as such. */
function shown(body: unknown): string[] {
  if (body === undefined || body === '') return [];
  const value = typeof body === 'string' ? read(body) : body;
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text;
  return cut.split('\n').map((line) => `    ${printable(line)}`);
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
