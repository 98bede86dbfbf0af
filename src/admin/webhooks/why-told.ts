import type { ValueOf } from '../schema.ts';
import type { Why, WhyApp } from './why-answer.ts';
import { clockText } from './why-times.ts';

type App = ValueOf<typeof WhyApp>;

/** Letters of an answer in a line. */
const MOST_OF_ANSWER = 60;

/** All of it in lines. */
export function toldWhy(why: ValueOf<typeof Why>, all: boolean): string {
  const { about, field, event, at, nothing, apps } = why;
  const marks = [
    field,
    event === undefined ? undefined : `#${event}`,
    at && clockText(Date.parse(at)),
  ].filter(Boolean);
  const head = [`${about}    ${marks.join(' · ')}`.trimEnd()];
  if (nothing !== undefined)
    return [...head, '', `No webhook is made of it: ${nothing}.`].join('\n');
  if (apps.length === 0) head.push('', 'No app is on the Page, or subscribed to anything.');
  return [...head, ...apps.flatMap((app) => ['', ...toldApp(app, all)])].join('\n');
}

function toldApp(app: App, all: boolean): string[] {
  return [
    `${app.name} ${app.app_id}    ${app.says}`,
    ...gateLines(app, all),
    ...app.attempts.map(attemptLine),
    ...(app.behind ? [`  later events of this conversation wait behind it: ${app.behind}`] : []),
    ...(app.gives_up
      ? [`  gives up ${clockText(Date.parse(app.gives_up))}, then the Page unsubscribes it`]
      : []),
    ...(app.open_it ? [`  Open it:  ${app.open_it}`] : []),
    ...(app.again && app.state !== 'sent' && app.state !== 'waiting'
      ? [`  Again now:  ${app.again}`]
      : []),
  ];
}

function gateLines({ gates, closed }: App, all: boolean): string[] {
  const reached = gates.filter(({ open }) => open !== undefined);
  const lines = reached.map(
    ({ gate, open, says }) => `  ${open ? '✓' : '✗'} ${gate.replace('_', ' ').padEnd(10)}  ${says}`,
  );
  if (closed === undefined && !all) return [`  ✓ ${gates.length} gates open (--all)`];
  const rest = gates.filter(({ open }) => open === undefined).map(({ gate }) => gate);
  return rest.length === 0
    ? lines
    : [...lines, `  · not reached: ${rest.join(', ').replaceAll('_', ' ')}`];
}

function attemptLine({ number, at, status, ms, note, answer, replay }: App['attempts'][number]) {
  const said = (note ?? answer?.slice(0, MOST_OF_ANSWER) ?? '').replaceAll(/\s+/g, ' ');
  const what = status === undefined ? 'no answer' : `${status}`;
  if (number === 0) return `  –  ${clockText(Date.parse(at))}  ${said}`;
  const mark = replay ? '  (replay)' : '';
  return `  ${number}  ${clockText(Date.parse(at))}  ${what} in ${ms} ms  ${said}${mark}`.trimEnd();
}
