import type { Names } from '../people/names.ts';
import type { Row } from '../stream/rows.ts';
import type { Text } from '../texts/texts.tsx';
import type { IconName } from '../ui/icons.ts';
import { shownText } from '../ui/shown-text.ts';

/** How it went, by more than its colour. */
export type Tone = 'ok' | 'bad' | 'warn' | 'quiet';

/** A row in the words of its columns. */
export interface RowWords {
  readonly app: string | undefined;
  /** What it was. */
  readonly subject: string;
  /** What people wrote in it. */
  readonly quote: string | undefined;
  readonly outcome: string | undefined;
  readonly tone: Tone;
}

/** Icons of the kinds. */
export const KIND_ICON: Readonly<Record<Row['kind'], IconName>> = {
  act: 'act',
  event: 'event',
  webhook: 'webhook',
  not_sent: 'notSent',
  call: 'call',
  control: 'control',
};

/** Shapes of how it went. */
export const TONE_ICON: Readonly<Record<Exclude<Tone, 'quiet'>, IconName>> = {
  ok: 'check',
  bad: 'error',
  warn: 'warning',
};

/** The time of day of a row, in the browser's zone. */
export function timeOf(iso: string): string {
  const at = new Date(iso);
  const two = (n: number) => String(n).padStart(2, '0');
  const ms = String(at.getMilliseconds()).padStart(3, '0');
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${ms}`;
}

/** `advanceClock` as `advance clock`: ids of operations are words already. */
const plain = (id: string): string =>
  id.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** A gate as its row tells it: `page_field` as `page field`. */
export const gateName = (gate: string): string => gate.replaceAll('_', ' ');

interface WordsParts {
  readonly text: Text;
  readonly names: Names;
  readonly person: string | undefined;
  /** Whether it stands for all tries of its delivery. */
  readonly isFolded?: boolean;
}

/** A row in words. */
export function rowWords(row: Row, parts: WordsParts): RowWords {
  const { text, names, person, isFolded = false } = parts;
  const { kind, what, app } = row;
  const base = { app: app && names.app(app), quote: row.text };
  switch (kind) {
    case 'act':
    case 'event': {
      const who = person ?? (row.page && names.page(row.page)) ?? '';
      const subject = who === '' ? what : text('timeline.subject.happened', { who, what });
      // There was nobody to tell of it.
      return {
        ...base,
        subject,
        outcome: row.note ?? (row.simulated && text('timeline.outcome.simulated')),
        tone: row.note === undefined ? 'quiet' : 'warn',
      };
    }
    case 'webhook':
      return {
        ...base,
        subject: row.channel === 'standby' ? text('timeline.subject.standby', { what }) : what,
        ...webhookOutcome(row, text, isFolded),
      };
    case 'not_sent':
      return {
        ...base,
        subject: what,
        outcome: text('timeline.outcome.closed', { gate: gateName(row.gate ?? '') }),
        tone: 'warn',
      };
    case 'call':
      return { ...base, subject: what, ...callOutcome(row, text) };
    case 'control':
      return { ...base, subject: plain(what), ...controlOutcome(row, text) };
  }
}

type Outcome = Pick<RowWords, 'outcome' | 'tone'>;

function webhookOutcome(row: Row, text: Text, isFolded: boolean): Outcome {
  const { status, delivered, attempt = 1, replay } = row;
  if (delivered === undefined) return { outcome: text('timeline.outcome.underWay'), tone: 'quiet' };
  const again = replay
    ? text('timeline.outcome.replay')
    : attempt > 1
      ? text(isFolded ? 'timeline.tries' : 'timeline.outcome.try', { n: attempt })
      : '';
  const said = status === undefined ? text('timeline.outcome.none') : String(status);
  return { outcome: [said, again].filter(Boolean).join(' · '), tone: delivered ? 'ok' : 'bad' };
}

function callOutcome({ status, code, subcode, ms }: Row, text: Text): Outcome {
  if (status === undefined) {
    const outcome = text(ms === undefined ? 'timeline.outcome.underWay' : 'timeline.outcome.none');
    return { outcome, tone: ms === undefined ? 'quiet' : 'bad' };
  }
  const told =
    code === undefined ? '' : [code, subcode].filter((one) => one !== undefined).join('/');
  const isBad = status >= 400 || code !== undefined;
  return { outcome: [status, told].filter(Boolean).join(' · '), tone: isBad ? 'bad' : 'ok' };
}

function controlOutcome({ status }: Row, text: Text): Outcome {
  if (status === undefined) return { outcome: text('timeline.outcome.underWay'), tone: 'quiet' };
  return status < 400
    ? { outcome: text('timeline.outcome.done'), tone: 'quiet' }
    : { outcome: String(status), tone: 'bad' };
}

/** A row as a sentence, for those who hear it. */
export function sentenceOf(row: Row, words: RowWords, text: Text): string {
  const { app = '', subject, quote = '', outcome = '' } = words;
  const told = [
    subject,
    app,
    quote,
    outcome,
    row.ms === undefined ? '' : text('timeline.ms', { ms: row.ms }),
  ];
  // A name turns lines round as well as what is drawn.
  return text('timeline.sentence', {
    time: timeOf(row.at).slice(0, 8),
    kind: text(`timeline.kind.${row.kind}`),
    told: shownText(told.filter(Boolean).join(', ')),
  });
}

/** A row as a line of plain text: what its columns say, one after the other. */
export function plainLine(row: Row, parts: WordsParts): string {
  const { app, subject, quote, outcome } = rowWords(row, parts);
  const told = [
    row.at,
    `#${row.seq}`,
    parts.text(`timeline.kind.${row.kind}`),
    app,
    shownText(subject),
    quote && JSON.stringify(quote),
    outcome,
    row.ms !== undefined && `${Math.round(row.ms)} ms`,
  ];
  return told.filter(Boolean).join('  ');
}
