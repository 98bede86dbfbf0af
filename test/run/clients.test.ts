import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Run } from '../cli/run.ts';
import { runs } from '../clients/runs.ts';
import { isInstalled } from '../support/runtimes.ts';
import { type World, world } from '../support/world.ts';
import { runEach } from './support/running.ts';

const program = (name: string): string => join(import.meta.dirname, 'programs', name);
const GRAPH = 'https://graph.facebook.com/v26.0/me/conversations?fields=snippet';

/** Of the clients in docs/clients.md, those that a runtime brings. */
const CLIENTS = {
  node: runs('fetch, https'),
  curl: runs('HTTP (curl)'),
  python3: runs('urllib'),
  php: runs('streams'),
  ruby: runs('net/http'),
  java: runs('java.net.http, HttpURLConnection'),
};

/** Programs whose host is a constant: what starts each, and the runtime of which there must be one. */
const PROGRAMS = [
  ['a module of Node that uses fetch', 'node', [process.execPath, program('fetch.mjs')]],
  ['a script of Node that uses https', 'node', [process.execPath, program('https.cjs')]],
  ['curl', 'curl', ['sh', '-c', `curl -sS "${GRAPH}&access_token=$ACCESS_TOKEN"`]],
  ['Python’s urllib', 'python3', ['python3', program('urllib_bot.py')]],
  ['PHP’s streams', 'php', ['php', program('streams.php')]],
  ['Ruby’s net/http', 'ruby', ['ruby', program('net_http.rb')]],
  ['java.net.http', 'java', ['java', program('Clients.java')]],
  ['Java’s HttpURLConnection', 'java', ['java', program('Clients.java'), 'old']],
] as const;

describe('a program whose host is built in, under convograph run', () => {
  let shared: World;
  let told: Record<string, Run>;
  beforeAll(async () => {
    shared = await world();
    await shared.conversation({ said: [{ text: 'Is the blue bowl still there?' }] });
    const there = PROGRAMS.filter(([, runtime]) => isInstalled(runtime));
    told = await runEach(
      ['--to', shared.server.url],
      Object.fromEntries(there.map(([name, , words]) => [name, words])),
      { ACCESS_TOKEN: shared.token },
    );
  });

  afterAll(() => shared.close());

  for (const [name, runtime] of PROGRAMS) {
    const is = CLIENTS[runtime];
    it.skipIf(!isInstalled(runtime))(`reads a conversation by ${name}`, is, () => {
      const { code, stdout, stderr } = told[name] ?? { code: null, stdout: '', stderr: '' };
      expect(code, stderr).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        data: [{ snippet: 'Is the blue bowl still there?' }],
      });
    });
  }
});
