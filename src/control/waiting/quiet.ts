import { operation } from '../../admin/operation.ts';
import { object, text } from '../../admin/schema.ts';
import type { Look } from '../../base/bell.ts';
import type { ControlDeps } from '../explain.ts';
import { keptJournal } from '../requests.ts';
import { LONGEST, LOOK, milliseconds, within } from './limits.ts';
import { isAnyDelivering } from './settled.ts';

const CALL = 'A call has no answer yet.';

const Quiet = object('Quiet', 'Whether it was quiet.', {
  'busy?': text('why it was not, when the time was up; absent where it was quiet'),
});

export const awaitQuietOperation = operation({
  id: 'awaitQuiet',
  words:
    'Wait until it is quiet: every webhook was answered, no call of Meta’s side is under way, and none came for a while',
  http: 'POST /quiet',
  looks: true,
  takes: {
    for: milliseconds('how long no call may have come, from when it is asked', 50),
    within: milliseconds('how long it is waited', 10_000),
  },
  gives: Quiet,
  async run(deps: ControlDeps, { for: long, within: ms }) {
    const journal = keptJournal(deps);
    let busy = CALL;
    /** When nothing was under way for the first time. */
    let since: number | undefined;
    const look = async (): Promise<Look<true>> => {
      if (journal.flying > 0) {
        busy = CALL;
        return { again: LONGEST };
      }
      if (await isAnyDelivering(deps)) {
        busy = 'A webhook has no answer yet.';
        return { again: LOOK };
      }
      const now = deps.scheduler.elapsed();
      since ??= now;
      busy = 'Calls kept coming.';
      const left = long - Math.min(now - since, journal.quietFor);
      return left > 0 ? { again: left } : { found: true };
    };
    return (await deps.bell.until(look, within(ms))) ? {} : { busy };
  },
});
