import { Jobs } from '../../src/admin/jobs/jobs.ts';
import { Bell } from '../../src/base/bell.ts';
import type { Clock } from '../../src/base/clock.ts';
import { type Scheduler, systemScheduler } from '../../src/base/scheduler.ts';

/** Long work whose starter waits for its end, however slow the machine is. */
export function patientJobs(
  clock: Pick<Clock, 'now'>,
  onFault: (fault: unknown) => void = (fault) => {
    throw fault;
  },
): Jobs {
  const scheduler: Scheduler = {
    ...systemScheduler,
    sleep: (_ms, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve());
      }),
  };
  return new Jobs({ clock, scheduler, bell: new Bell(systemScheduler), onFault });
}
