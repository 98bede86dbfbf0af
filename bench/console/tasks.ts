/** What Chromium has to tell of its threads for `cpuOfTasks`: their tasks, and no more. */
export const CATEGORIES = ['toplevel'];

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of its thread's processor time. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Milliseconds of processor time of each task of the page's thread: of the busiest of those that show pages. */
export function cpuOfTasks(trace: Buffer): number[] {
  const { traceEvents = [] } = JSON.parse(trace.toString()) as {
    readonly traceEvents?: readonly TraceEvent[];
  };
  const keyOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const showing = traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  );
  const tasks = new Map<string, number[]>(showing.map((event) => [keyOf(event), []]));
  for (const event of traceEvents) {
    if (event.name !== 'ThreadControllerImpl::RunTask' || event.tdur === undefined) continue;
    tasks.get(keyOf(event))?.push(event.tdur / 1_000);
  }
  const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
  return [...tasks.values()].toSorted((a, b) => sum(b) - sum(a))[0] ?? [];
}
