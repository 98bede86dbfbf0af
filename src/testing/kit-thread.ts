/** The thread of the kit: all servers of a process, each over a store of its own in memory. */
import { parentPort } from 'node:worker_threads';
import { systemScheduler } from '../base/scheduler.ts';
import { KitServer } from './kit-server.ts';
import type { ThreadAnswer, ThreadRequest, ThreadTask } from './thread-messages.ts';

/** How long the thread stays without a server, in ms: the next test's start finds it warm. */
const IDLE = 1_000;

const servers = new Map<number, KitServer>();
let started = 0;
let rest = (): void => undefined;

const post = (answer: ThreadAnswer | 'idle'): void => parentPort?.postMessage(answer);

async function carryOut(task: ThreadTask): Promise<unknown> {
  if (task.kind === 'start') {
    const no = ++started;
    const server = await KitServer.start(task);
    servers.set(no, server);
    return { server: no, url: server.url, controlKey: server.controlKey };
  }
  const server = servers.get(task.server);
  if (task.kind === 'close') {
    servers.delete(task.server);
    return server?.close();
  }
  if (!server) throw new Error('This Convograph was closed: start another.');
  switch (task.kind) {
    case 'seed':
      return server.seed(task.file);
    case 'snapshot':
      return server.snapshot();
    case 'restore':
      return server.restore(task.no);
    case 'record':
      return server.record({ page: task.page, app: task.app });
    case 'recorded':
      return server.recorded(task.recording, task.file);
    case 'replay':
      return server.replay(task);
    default:
      return server.call(task);
  }
}

parentPort?.on('message', ({ id, ...task }: ThreadRequest) => {
  rest();
  carryOut(task)
    .then(
      (value) => post({ id, value }),
      (error: Error) => post({ id, failure: error.message }),
    )
    .finally(() => {
      if (servers.size === 0) rest = systemScheduler.after(IDLE, () => post('idle'));
    });
});
