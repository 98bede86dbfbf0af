import type { AttemptEntry, LogWebhook } from '../delivery/webhook-log.ts';
import { copyable } from '../house/copyable.ts';
import { dim, painted } from './request-lines.ts';

type Entry = Parameters<LogWebhook>[0];

/** `webhook #4 of 633763997204210 to app 4994816176527791 200 5 ms`, or that the Page gave the app up. */
export function webhookLine(entry: Entry, data: string | undefined): string {
  const hint = webhookHint(entry, data);
  const told =
    entry.kind === 'attempt'
      ? attemptParts(entry)
      : [`webhook: the Page ${entry.page} gave app ${entry.app} up after failures`];
  return [...told, hint && dim(`(${hint})`)].filter(Boolean).join(' ');
}

function attemptParts({ app, page, event, events, number, replay, ...came }: AttemptEntry) {
  const several = events > 1 ? ` and ${events - 1} more` : '';
  return [
    `webhook #${event}${several} of ${page} to app ${app}`,
    painted(came.status, 'no answer'),
    came.why,
    number > 1 && `attempt ${number}`,
    replay && 'replay',
    `${came.ms} ms`,
  ];
}

/** The command that says more; none where it was taken. */
export function webhookHint(entry: Entry, data: string | undefined): string | undefined {
  if (entry.kind === 'given up') return copyable(`why --last --page ${entry.page}`, data);
  if (entry.delivered) return undefined;
  return copyable(`why ${entry.event} --page ${entry.page}`, data);
}
