import { printable } from '../base/printable.ts';
import { copyable } from '../house/copyable.ts';
import type { TimelineRow } from '../journal/timeline/row.ts';
import type { Paint } from './paint.ts';
import { callWords } from './request-lines.ts';
import { attemptWords } from './webhook-lines.ts';

/** What ids are called; an id where that is not known. */
export interface NamesOfIds {
  readonly app: (id: string) => string;
  readonly page: (id: string) => string;
  readonly person: (id: string) => string;
}

/** How a line is told. */
export interface RowForm {
  readonly names: NamesOfIds;
  readonly paint: Paint;
  /** Gives the command that says more of a row; none where nothing went wrong. */
  readonly hint?: (row: TimelineRow) => string | undefined;
}

/** Columns for the number and the kind. */
const SEQ = 5;
const KIND = 7;

/**
 * A row of the timeline in one line: time, number, kind, who, what, what came of it and why; webhooks, and
 * apps that were not told, below an arrow.
 */
export function rowLine(row: TimelineRow, form: RowForm): string {
  const { seq, at, kind, cause } = row;
  const { dim } = form.paint;
  const isTold = kind === 'webhook' || kind === 'not_sent';
  const hint = form.hint?.(row);
  const parts = [
    dim(at.slice(11, 23)),
    String(seq).padStart(SEQ),
    isTold ? '  →' : kind.padEnd(KIND),
    WORDS[kind](row, form),
    cause !== undefined && dim(`of ${cause}`),
    hint !== undefined && dim(`(${hint})`),
  ];
  return parts.filter(Boolean).join(' ');
}

type Told = (row: TimelineRow, form: RowForm) => string;

const happened: Told = ({ what, person, app, page, simulated }, { names }) => {
  const who = person === undefined ? page && names.page(page) : names.person(person);
  return [
    what,
    app !== undefined && `by ${names.app(app)}`,
    who && `· ${printable(who)}`,
    simulated && '(simulated)',
  ]
    .filter(Boolean)
    .join(' ');
};

const WORDS: Readonly<Record<TimelineRow['kind'], Told>> = {
  act: happened,
  event: happened,
  call: ({ what, app, fault, because, message, status, code, ms }, { names, paint }) =>
    callWords(
      {
        call: printable(app === undefined ? what : `${names.app(app)}: ${what}`),
        ...{ status, code, ms, why: why(fault ?? [message, because].filter(Boolean).join(': ')) },
        without: ms === undefined ? 'under way' : 'no answer',
      },
      paint,
    ),
  webhook: ({ what, app = '', status, note, attempt, ms, delivered }, { names, paint }) =>
    attemptWords(
      {
        webhook: `${what} to ${printable(names.app(app))}`,
        ...{ status, ms, number: attempt, why: why(note) },
        ...(delivered === undefined && { without: 'under way' }),
      },
      paint,
    ),
  not_sent: ({ app = '', what, gate, because }, { names }) =>
    [`${what} not sent to ${printable(names.app(app))}:`, gate && gateWords(gate), why(because)]
      .filter(Boolean)
      .join(' '),
  control: ({ what, page, status, message, note, ms }, { names, paint }) =>
    callWords(
      {
        call: [plainWords(what), page && `· ${printable(names.page(page))}`]
          .filter(Boolean)
          .join(' '),
        ...{ status, ms, why: why(message ?? note), without: 'under way' },
      },
      paint,
    ),
};

const why = (text: string | undefined): string | undefined =>
  text === undefined || text === '' ? undefined : printable(text);

/** As `why` has it. */
const gateWords = (gate: string): string => `${gate.replaceAll('_', ' ')} closed`;

/** `advanceClock` in words. */
const plainWords = (id: string): string =>
  id.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Gives the commands that say more: of a call that was refused, and a webhook that was not taken. */
export const rowHint =
  (data: string | undefined) =>
  ({ seq, kind, code = 0, delivered, event, page }: TimelineRow): string | undefined => {
    // Below three it is a fault of the host's own, which nothing of the call explains.
    if (kind === 'call' && code >= 3) return copyable(`explain --seq ${seq}`, data);
    const isMissed = kind === 'webhook' && delivered === false;
    return isMissed ? copyable(`why ${event} --page ${page}`, data) : undefined;
  };
