import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { systemClock } from '../../src/base/clock.ts';
import { systemRandom } from '../../src/base/random.ts';
import { openHouse } from '../../src/house/house.ts';
import { startServer } from '../process.ts';
import { program } from '../stores.ts';
import type { Attack, Victim } from './attack.ts';

interface Stocked {
  readonly dataDir: string;
  readonly pageId: string;
  readonly token: string;
}

/** A victim and how to end it. */
export interface Running {
  readonly victim: Victim;
  stop(): Promise<void>;
}

/** Makes stores in a temporary folder and starts the real server over them. */
export class Victims {
  readonly #root = mkdtemp(join(tmpdir(), 'convograph-bounds-'));
  #plain: Promise<Stocked> | undefined;

  /** A server of its own, with nothing in its caches. */
  async start(attack: Pick<Attack, 'fill' | 'server'>): Promise<Running> {
    const { dataDir, pageId, token } = await (attack.fill
      ? this.#stock(attack.fill)
      : this.#shared());
    const server = await startServer<{ url: string; control_key: string }>([
      ...(attack.server?.node ?? []),
      ...[program, 'serve', '--port', '0', '--json', '--data', dataDir],
      ...(attack.server?.args ?? []),
    ]);
    const { url, control_key: controlKey } = server.ready;
    const { hostname: host, port } = new URL(url);
    const { pid } = server;
    const victim = { url, host, port: Number(port), token, pageId, controlKey, dataDir, pid };
    return { victim, stop: () => server.stop() };
  }

  async close(): Promise<void> {
    await rm(await this.#root, { recursive: true, force: true });
  }

  /** What all attacks share that need nothing in the store. */
  #shared(): Promise<Stocked> {
    this.#plain ??= this.#stock();
    return this.#plain;
  }

  async #stock(fill?: Attack['fill']): Promise<Stocked> {
    const dataDir = await mkdtemp(join(await this.#root, 'store-'));
    const house = await openHouse({
      dataDir,
      clock: systemClock,
      random: systemRandom,
      env: process.env,
    });
    try {
      const app = await createApp(house, { name: 'Bench' });
      const page = await createPage(house, { name: 'Bench', defaultApp: app.id });
      await fill?.(house, page);
      const { access_token: token } = await createToken(house, {
        kind: 'page',
        appId: app.id,
        pageId: page.id,
      });
      return { dataDir, pageId: page.id, token };
    } finally {
      await house.close();
    }
  }
}
