import { printable } from '../base/printable.ts';
import type { ControlSchemas } from '../testing/control/operations.ts';

type CheckedCalls = ControlSchemas['CalendarCheck'];
type Finding = CheckedCalls['findings'][number];
type Call = Finding['calls'][number];

/** Ways of a finding that are told of to people. */
const MOST_CALLS = 8;

/**
 * What was found, for people.
 * @param none what is said where there were no calls at all
 */
export function checkLines({ by, known_until, ...checked }: CheckedCalls, none: string): string[] {
  const { findings, calls, ways, unseen, since } = checked;
  const until = by === undefined ? '' : ` by ${by}`;
  const looked = `${counted(calls, 'call')}${since === undefined ? '' : ` since ${minute(since)}`}, made in ${counted(ways, 'way')}`;
  const lines = findings.flatMap((finding) => [...findingLines(finding), '']);
  if (calls === 0) lines.push(none);
  else if (findings.length === 0) lines.push(`Nothing has to be changed${until}: ${looked}.`);
  else lines.push(`${counted(findings.length, 'thing')} to be changed${until}, in ${looked}.`);
  if (unseen > 0) {
    lines.push(
      `${counted(unseen, 'call')} of these came in more ways than are kept, and nothing is known of them.`,
    );
  }
  lines.push(`What Meta changed is known up to ${known_until}.`);
  return lines;
}

function findingLines(finding: Finding): string[] {
  const { day, written, afterwards, instead, known, count, first, last, app, app_name } = finding;
  const who = app === undefined ? '' : ` by ${printable(app_name ?? app)}`;
  const once = minute(first) === minute(last);
  const more = finding.calls.length - MOST_CALLS + (finding.further ?? 0);
  return [
    `${day}  ${plain(written)} ends: ${plain(afterwards)} (${known})`,
    `  instead  ${plain(instead)}`,
    `  used     ${once ? `${counted(count, 'time')}${who}, ${minute(first)}` : `${counted(count, 'time')}${who} since ${minute(first)}, last ${minute(last)}`}`,
    ...finding.calls.slice(0, MOST_CALLS).map(callLine),
    ...(more > 0 ? [`    and in ${counted(more, 'way')} more`] : []),
  ];
}

function callLine(call: Call): string {
  const {
    count,
    method,
    sent_as,
    path,
    params,
    words = [],
    fields,
    host,
    if_none_match,
    in_batch,
  } = call;
  const names = params.map((name) =>
    name === 'fields' && fields
      ? `fields=${fields}`
      : (words.find((word) => word.startsWith(`${name}=`)) ?? name),
  );
  const besides = [
    host,
    sent_as && `sent as ${sent_as}`,
    if_none_match && 'with If-None-Match',
    in_batch && 'in a batch',
  ].filter(Boolean);
  const query = names.length === 0 ? '' : `?${names.join('&')}`;
  const text = `${method} ${path}${query}${besides.length === 0 ? '' : `  (${besides.join(', ')})`}`;
  return `    ${String(count).padStart(5)}  ${printable(text)}`;
}

const counted = (count: number, word: string): string =>
  `${count} ${word}${count === 1 ? '' : 's'}`;

/** A time to the minute, as people read it. */
const minute = (time: string): string => `${time.slice(0, 10)} ${time.slice(11, 16)}`;

const plain = (text: string): string => text.replaceAll('`', '');
