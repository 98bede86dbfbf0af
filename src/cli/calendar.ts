import type { Command } from 'commander';
import { calendarState } from '../admin/calendar/calendar-state.ts';
import { systemClock } from '../base/clock.ts';
import { type Day, dayOf } from '../base/day.ts';
import { type AsOf, asOfMistake, Calendar, KNOWN_UNTIL } from '../graph/declare/calendar.ts';
import { type CalendarChange, CHANGES } from '../graph/declare/changes.ts';
import { WrongUse } from '../house/failure.ts';
import { SERVER_FLAG, SERVER_HELP } from './ask-server.ts';
import type { CheckFlags } from './calendar-check.ts';
import { examples, storeCommand } from './options.ts';
import { print, table } from './output.ts';

interface CalendarFlags extends CheckFlags {
  readonly json?: boolean;
  readonly asOf?: string;
  readonly diff?: readonly string[];
}

/** `convograph calendar`: what Meta offers as of a day, and what changed on which. */
export function calendarCommand(): Command {
  return storeCommand('calendar', 'Show what Meta changed on which day, or offers as of one')
    .option('--as-of <day>', "what is offered as of a day, today by this machine's clock, or all")
    .option('--diff <days...>', 'what changed after the first of two days, up to the second')
    .option(
      '--check [file]',
      'which calls that apps made here, or that are in a HAR file or recording, end, when, and what there is instead',
    )
    .option('--by <day>', 'leave out what ends after this day')
    .option('--app <app>', 'calls of this app alone: id or exact name')
    .option('--since <time>', 'only what was called since then, such as -1h or a day')
    .option(SERVER_FLAG, SERVER_HELP)
    .addHelpText(
      'after',
      [
        '\nHow a server answers is set by its flag --as-of, which is all without it.',
        examples(
          'calendar',
          'calendar --as-of 2026-10-27',
          'calendar --diff 2026-05-01 today',
          'calendar --as-of today --json',
          'calendar --check',
          'calendar --check --by 2026-12-31 --app "My app" --json',
        ),
        '\n--check ends with 1 where something has to be changed.',
      ].join('\n'),
    )
    .action(calendar);
}

/** @throws WrongUse for what is no day */
async function calendar(flags: CalendarFlags): Promise<void> {
  const { asOf, diff, json = false, check } = flags;
  if ([asOf, diff, check].filter((one) => one !== undefined).length > 1) {
    throw new WrongUse('Say one of --as-of, --diff and --check: each shows one thing.');
  }
  if (check !== undefined) return (await import('./calendar-check.ts')).checkCalls(flags);
  requireNoCheckFlags(flags);
  if (asOf !== undefined) return show(asOf, json);
  const [from, to] = diff === undefined ? [] : daysOf(diff);
  const changes = CHANGES.filter(
    ({ day }) => from === undefined || to === undefined || (from < day && day <= to),
  );
  const none = `Nothing is known to have changed after ${from}, up to ${to}.`;
  const text = changes.length === 0 ? none : await tableOf(changes);
  print(
    { json },
    { ...(from && { from, to }), known_until: KNOWN_UNTIL, changes },
    `${text}\n\nWhat Meta changed is known up to ${KNOWN_UNTIL}.`,
  );
}

/** What is offered as of a day. */
async function show(text: string, json: boolean): Promise<void> {
  const calendar = new Calendar(asOfFrom('--as-of', text), systemClock);
  const state = calendarState(calendar, systemClock.now());
  const { versions, day } = calendar.offer;
  const when = day === undefined ? 'Whatever the day,' : `As of ${day}`;
  const lines = [
    `${when} these versions are offered: ${versions.join(', ')}.`,
    `Those that ended, and the next that is not out yet, are answered by ${versions[0]}.`,
  ];
  const forms = state.forms.filter(({ lacked_by, frozen }) => frozen || lacked_by.length > 0);
  const inWhat = ({ lacked_by: by, frozen }: (typeof forms)[number]) => {
    if (frozen) return 'apps that did not use it before';
    return by.length === versions.length ? 'all' : by.join(', ');
  };
  const parts = state.parts.filter(({ offered }) => !offered && day !== undefined);
  const lacking = [
    ...forms.map((form) => {
      const { form: what, afterwards: answer, known } = form;
      return { what, from: inWhat(form), answer, known };
    }),
    ...parts.map(({ written: what, otherwise: answer, known }) => ({
      ...{ what, from: 'all', answer, known },
    })),
  ];
  if (lacking.length > 0) {
    const columns = {
      'NOT THERE': ({ what }: (typeof lacking)[number]) => plain(what),
      IN: ({ from }: (typeof lacking)[number]) => from,
      'ANSWERED WITH': ({ answer }: (typeof lacking)[number]) => plain(answer),
      'WHICH IS': ({ known }: (typeof lacking)[number]) => known,
    };
    lines.push('', await table(lacking, columns));
  }
  if (calendar.isUnknown) lines.push('', `What Meta changed is known up to ${KNOWN_UNTIL}.`);
  print({ json }, state, lines.join('\n'));
}

const tableOf = (changes: readonly CalendarChange[]): Promise<string> =>
  table(changes, {
    DAY: ({ day }) => day,
    CHANGE: ({ change }) => plain(change),
    'ANSWERED WITH': ({ afterwards }) => afterwards && plain(afterwards),
    'WHICH IS': ({ known }) => known,
  });

const plain = (text: string): string => text.replaceAll('`', '');

/** @throws WrongUse */
function asOfFrom(flag: string, text: string): AsOf {
  const mistake = asOfMistake(text);
  if (mistake !== undefined) throw new WrongUse(`${flag} ${mistake}`);
  return text as AsOf;
}

/** @throws WrongUse for other than two days, the earlier first */
function daysOf(texts: readonly string[]): readonly [Day, Day] {
  const [from, to, ...more] = texts.map((text) => {
    const asOf = asOfFrom('--diff', text);
    return asOf === 'today' ? dayOf(systemClock.now()) : asOf;
  });
  if (more.length > 0 || from === undefined || to === undefined || from === 'all' || to === 'all') {
    throw new WrongUse('--diff takes two days, such as --diff 2026-05-01 2026-11-04.');
  }
  if (from > to) throw new WrongUse(`--diff takes the earlier day first: --diff ${to} ${from}.`);
  return [from, to];
}

/** @throws WrongUse for flags that go with `--check` alone */
function requireNoCheckFlags({ by, app, since, server }: CheckFlags): void {
  const said = Object.entries({ by, app, since, server }).find(([, value]) => value !== undefined);
  if (said) throw new WrongUse(`--${said[0]} goes with --check.`);
}
