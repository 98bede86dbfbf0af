import type { AttemptEntry, LogWebhook } from '../delivery/webhook-log.ts';
import { copyable } from '../house/copyable.ts';
import type { Paint } from './paint.ts';

type Entry = Parameters<LogWebhook>[0];

/** An attempt and what came of it, as lines tell it. */
export interface AttemptWords {
  /** What was sent, and to whom. */
  readonly webhook: string;
  readonly status?: number | undefined;
  /** What is said where there is no status; `no answer` without. */
  readonly without?: string | undefined;
  readonly why?: string | undefined;
  /** The how-manieth attempt it is. */
  readonly number?: number | undefined;
  readonly replay?: boolean | undefined;
  readonly ms?: number | undefined;
}

/** `webhook #4 of 633763997204210 to app 4994816176527791 200 5 ms`, or that the Page gave the app up. */
export function webhookLine(entry: Entry, data: string | undefined, paint: Paint): string {
  const hint = webhookHint(entry, data);
  const told =
    entry.kind === 'attempt'
      ? attemptWords({ ...entry, webhook: subjectOf(entry) }, paint)
      : `webhook: the Page ${entry.page} gave app ${entry.app} up after failures`;
  return hint === undefined ? told : `${told} ${paint.dim(`(${hint})`)}`;
}

function subjectOf({ app, page, event, events }: AttemptEntry): string {
  const several = events > 1 ? ` and ${events - 1} more` : '';
  return `webhook #${event}${several} of ${page} to app ${app}`;
}

/** An attempt in one line. */
export function attemptWords(words: AttemptWords, paint: Paint): string {
  const { webhook, status, without = 'no answer', why, number = 1, replay, ms } = words;
  const parts = [
    webhook,
    number > 0 && paint.status(status, without),
    why,
    number > 1 && `attempt ${number}`,
    replay && 'replay',
    ms !== undefined && number > 0 && `${ms} ms`,
  ];
  return parts.filter(Boolean).join(' ');
}

/** The command that says more; none where it was taken. */
export function webhookHint(entry: Entry, data: string | undefined): string | undefined {
  if (entry.kind === 'given up') return copyable(`why --last --page ${entry.page}`, data);
  if (entry.delivered) return undefined;
  return copyable(`why ${entry.event} --page ${entry.page}`, data);
}
