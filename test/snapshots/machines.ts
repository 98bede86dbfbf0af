import { Jobs } from '../../src/admin/jobs/jobs.ts';
import { restoreSnapshotOperation } from '../../src/admin/snapshots/restore-snapshot.ts';
import { saveSnapshotOperation } from '../../src/admin/snapshots/save-snapshot.ts';
import { Bell } from '../../src/base/bell.ts';
import { systemScheduler } from '../../src/base/scheduler.ts';
import type { TestServer } from '../../src/testing/start.ts';
import type { Json } from '../support/world.ts';

/** What operations get of whoever types a command for a store. */
export const depsOf = (server: TestServer) => ({
  ...server,
  clock: { ...server.clock, fresh: () => undefined, look: () => undefined },
  namesFiles: true,
  jobs: new Jobs({
    clock: server.clock,
    scheduler: systemScheduler,
    bell: new Bell(systemScheduler),
    onFault: (fault) => {
      throw fault;
    },
  }),
});

async function carriedOut(
  operation: { run: (deps: never, input: never) => unknown },
  server: TestServer,
  input: object,
): Promise<Json> {
  const deps = depsOf(server);
  const { id } = (await operation.run(deps as never, input as never)) as { readonly id: string };
  const job = deps.jobs.named(id);
  await job.ended;
  if (job.error !== undefined) throw new Error(job.error);
  return job.standing.result;
}

export const save = (server: TestServer, input: object): Promise<Json> =>
  carriedOut(saveSnapshotOperation, server, input);

export const restore = (server: TestServer, input: object): Promise<Json> =>
  carriedOut(restoreSnapshotOperation, server, input);
