/** What came of events that were sent once more, as far as it is told in words. */
interface ToldReplay {
  readonly matching: number;
  readonly delivered: number;
  readonly failed: readonly {
    readonly event: number;
    readonly page?: string | undefined;
    readonly app?: string | undefined;
    readonly status?: number | undefined;
    readonly note?: string | undefined;
  }[];
  readonly not_sent: number;
}

/** The same in sentences, a line each. */
export function toldReplay(
  { matching, delivered, failed, not_sent }: ToldReplay,
  isDry: boolean,
): string {
  if (isDry) return `${counted(matching)} would be sent. None was: this was a dry run.`;
  return [
    `${counted(delivered)} ${delivered === 1 ? 'was' : 'were'} taken.`,
    ...failed.map(({ event, page, app, status, note }) => {
      const whose = page === undefined ? '' : ` of ${page} was not by app ${app}`;
      return `#${event}${whose || ' was not'}: ${[status, note].filter(Boolean).join(' ')}`;
    }),
    ...(not_sent > 0 ? [`${counted(not_sent)} ${not_sent === 1 ? 'was' : 'were'} not sent.`] : []),
  ].join('\n');
}

const counted = (n: number): string => `${n} ${n === 1 ? 'event' : 'events'}`;
