import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { systemClock } from '../../../src/base/clock.ts';
import { systemRandom } from '../../../src/base/random.ts';
import type { DemoFacts } from '../../../src/demo/facts.ts';
import { openDemo } from '../../../src/demo/open.ts';
import { type House, openHouse } from '../../../src/house/house.ts';
import { type Listening, listen } from '../../../src/house/listen.ts';
import { PLAIN } from '../../../src/testing/start.ts';
import { zipTexts } from '../../ingest/support/zips.ts';
import { builtProgram } from '../../support/program.ts';
import { ROOT } from './markdown.ts';

const open = (dataDir: string, allowTo: readonly string[] = []): Promise<House> =>
  openHouse({ dataDir, clock: systemClock, random: systemRandom, env: {}, allowTo });

/** Makes the store that every reader begins with, once: the demo as `npm start` makes it. */
export async function seededStore(folder: string): Promise<string> {
  const house = await open(join(folder, 'seed'));
  await openDemo(house);
  await house.close();
  return house.dataDir;
}

/**
 * Stands in for what a reader's machine has: `npx convograph` is this clone's, and what listens takes
 * any free port and is left running until the page is read.
 */
const standIns = (program: string) => ({
  npx: `#!/bin/sh
[ "$1" = convograph ] || { echo "npx $1?" >&2; exit 1; }
shift
case "$1 $*" in
  serve*|demo*) own="PORT=0" ;;
  proxy*) own="PORT=$PORT"; set -- "$@" --port "$PROXY_PORT" ;;
  *) exec node '${program}' "$@" ;;
esac
mkfifo "$HOME/ready.$$"
env "$own" node '${program}' "$@" --json > "$HOME/ready.$$" 2> /dev/null &
echo $! >> "$HOME/running"
read -r line < "$HOME/ready.$$"
`,
  npm: `#!/bin/sh
case "$1" in
  ci|test|pack|install) exit 0 ;;
  start) exec npx convograph demo ;;
esac
exit 1
`,
});

/** Somebody with a page before him, a terminal in an empty folder, and a store that is served there. */
export class Reader {
  readonly folder: string;
  readonly house: House;
  readonly #facts: DemoFacts | undefined;
  readonly url: string;
  readonly #listening: Listening;
  readonly #home: string;

  private constructor(
    folder: string,
    house: House,
    facts: DemoFacts | undefined,
    listening: Listening,
  ) {
    this.folder = folder;
    this.house = house;
    this.#facts = facts;
    this.url = listening.url;
    this.#listening = listening;
    this.#home = join(folder, 'home');
  }

  /**
   * @param seed from {@link seededStore}; without it the store is empty
   * @param isAsDemo whether it is served as the demo is: with a journal, and to callbacks of this machine
   */
  static async begin(seed: string | undefined, isAsDemo = false): Promise<Reader> {
    const folder = mkdtempSync(join(tmpdir(), 'convograph-reader-'));
    if (seed) cpSync(seed, join(folder, '.convograph'), { recursive: true });
    const house = await open(join(folder, '.convograph'), isAsDemo ? ['loopback'] : []);
    const facts = seed === undefined ? undefined : await openDemo(house);
    const listening = await listen(house, { ...PLAIN, ...(isAsDemo && { journal: 'bodies' }) });
    const reader = new Reader(folder, house, facts, listening);
    await reader.#furnish();
    return reader;
  }

  /** What the start of the demo told. */
  get facts(): DemoFacts {
    if (!this.#facts) throw new Error('There is no demo.');
    return this.#facts;
  }

  async #furnish(): Promise<void> {
    const tools = join(this.#home, 'tools');
    mkdirSync(tools, { recursive: true });
    for (const [name, text] of Object.entries(standIns(await builtProgram()))) {
      writeFileSync(join(tools, name), text, { mode: 0o755 });
    }
    // The port that the pages name is the server's; a call that is refused fails.
    const port = new URL(this.url).port;
    writeFileSync(
      join(this.#home, '.curlrc'),
      `connect-to = "127.0.0.1:4004:127.0.0.1:${port}"\nfail-with-body\nsilent\nshow-error\n`,
    );
    for (const name of ['bin', 'node_modules']) {
      symlinkSync(join(ROOT, name), join(this.folder, name));
    }
    const path = 'your_facebook_activity/messages/inbox/ada_1/message_1.json';
    const thread = (text: string, t: number) => ({
      participants: [{ name: 'Ada Lovelace' }, { name: 'My Shop' }],
      messages: [{ sender_name: 'Ada Lovelace', timestamp_ms: t, content: text }],
      title: 'Ada Lovelace',
      thread_path: 'inbox/ada_1',
    });
    for (const [i, text] of ['Is it still there?', 'Thank you!'].entries()) {
      const zip = join(this.folder, `facebook-${i + 1}.zip`);
      await zipTexts({ [path]: JSON.stringify(thread(text, 1_700_000_000_000 + i)) }, zip);
    }
  }

  /**
   * Types blocks of a page into one shell, letter by letter; gives what each printed.
   * @throws Error with what was printed, where one of them failed
   */
  async type(blocks: readonly string[], env: Record<string, string>): Promise<string[]> {
    const script = blocks.map((block, i) => `printf '\\n@@ ${i}\\n'\n${block}\n`).join('');
    const { PORT: _port, CONVOGRAPH_KEY: _key, CONVOGRAPH_DATA: _data, ...inherited } = process.env;
    const path = [join(this.#home, 'tools'), join(ROOT, 'node_modules', '.bin'), process.env.PATH];
    const options = {
      cwd: this.folder,
      env: { ...inherited, HOME: this.#home, PATH: path.join(':'), ...env },
    };
    // The fourth is open for as long as anything that was started here runs, also what is left running.
    const shell = spawn('bash', ['-e', '-c', script], {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const [, out, complaints, running] = shell.stdio;
    const ended = text(running as Readable);
    try {
      const [stdout, complaint, [code]] = await Promise.all([
        text(out as Readable),
        text(complaints as Readable),
        once(shell, 'exit'),
      ]);
      if (code !== 0) throw new Error(`${stdout}\n${complaint}`);
      return stdout.split(/\n@@ \d+\n/).slice(1);
    } finally {
      this.#stopRunning();
      await ended;
    }
  }

  #stopRunning(): void {
    const list = join(this.#home, 'running');
    if (!existsSync(list)) return;
    const running = readFileSync(list, 'utf8').split('\n').filter(Boolean);
    rmSync(list);
    for (const pid of running) process.kill(Number(pid), 'SIGTERM');
  }

  async end(): Promise<void> {
    await this.#listening.close();
    await this.house.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
