import type { DemoFacts } from '../../src/demo/facts.ts';
import { openDemo } from '../../src/demo/open.ts';
import { start, type TestServer } from '../../src/testing/start.ts';

/** The demo's business behind a server of its own, as `npm start` gives it. */
export interface DemoShop {
  readonly server: TestServer;
  readonly facts: DemoFacts;
}

export async function demoShop(): Promise<DemoShop> {
  const server = await start();
  return { server, facts: await openDemo(server) };
}
