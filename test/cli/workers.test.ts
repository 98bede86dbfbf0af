import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, testDatabase } from '../support/postgres/fresh-schema.ts';
import { dataDir, endingOf, type Serving, serving } from './run.ts';

const database = await testDatabase();

/** Processes are started by the dozen, on a machine that may be busy; in ms. */
const PATIENCE = 120_000;

interface Body {
  readonly id: string;
  readonly access_token: string;
  readonly message_id: string;
  readonly created_time: string;
  readonly data: readonly object[];
  readonly error: { readonly message: string };
}

/** What a webhook tells of, as far as it is looked at. */
interface Envelope {
  readonly entry: readonly {
    readonly messaging: readonly { readonly message: { readonly text: string } }[];
  }[];
}

interface Answer {
  readonly status: number;
  readonly body: Body;
}

/** Asks on a connection of its own, which any of the processes may have. */
function ask(
  url: string,
  method = 'GET',
  body?: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const type = body && { 'content-type': 'application/json' };
    const call = request(url, { method, agent: false, headers: { ...type, ...headers } });
    call.on('error', reject).on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (some: string) => (text += some));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) as Answer['body'] });
      });
    });
    call.end(body && JSON.stringify(body));
  });
}

/** Waits until something is so; fails where it does not come to be. */
async function until<T>(what: string, look: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (let left = 600; left > 0; left--) {
    const found = await look();
    if (found) return found;
    await setTimeout(50);
  }
  throw new Error(`It did not come to be: ${what}`);
}

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe.runIf(database)('a store that several processes serve', () => {
  const schema = `t_workers_${process.pid}`;
  const heard: string[] = [];
  let server: Serving;
  let processes: readonly number[];
  let close: () => void;
  let [page, token, person] = ['', '', ''];

  /** The control plane. */
  const control = (method: string, path: string, body?: object): Promise<Answer> =>
    ask(`${server.ready.url}/_convograph/v1${path}`, method, body, {
      authorization: `Bearer ${server.ready.control_key}`,
    });
  const graph = (method: string, path: string, body?: object): Promise<Answer> =>
    ask(`${server.ready.url}/v26.0${path}`, method, body, { authorization: `Bearer ${token}` });
  const made = async (path: string, body: object): Promise<Answer['body']> => {
    const { status, body: answered } = await control('POST', path, body);
    if (status >= 300) throw new Error(JSON.stringify(answered));
    return answered;
  };
  /** Numbers of the workers that have logged a call of a path. */
  const loggedBy = (path: string): number[] => {
    const lines = server
      .stderr()
      .split('\n')
      .filter((line) => line.includes(`"${path}`));
    return [...new Set(lines.map((line) => (JSON.parse(line) as { worker: number }).worker))];
  };

  beforeAll(async () => {
    let callback = '';
    const receiver = createServer((req, res) => {
      let text = '';
      req.setEncoding('utf8').on('data', (some: string) => (text += some));
      req.on('end', () => {
        // Whether it wants them, it is asked first.
        const challenge = new URL(req.url ?? '', callback).searchParams.get('hub.challenge');
        if (challenge !== null) return res.end(challenge);
        const { entry } = JSON.parse(text) as Envelope;
        heard.push(...entry.flatMap((one) => one.messaging.map(({ message }) => message.text)));
        return res.end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    close = () => receiver.close();
    callback = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
    const { url } = database as Database;
    const flags = ['--store', `${url}?schema=${schema}`, '--data', dataDir(), '--console'];
    const args = ['serve', '--workers', '3', '--port', '0', '--allow-to', 'loopback'];
    server = await serving([...args, '--log', 'json', ...flags]);
    processes = server.ready.processes as unknown as number[];
    const app = await made('/apps', { name: 'Bot' });
    page = (await made('/pages', { name: 'Shop' })).id;
    const how = { callback_url: callback, verify: false, verify_token: 'let me in' };
    await made(`/apps/${app.id}/subscriptions`, { ...how, fields: ['messages'] });
    await made(`/apps/${app.id}/subscriptions`, { page, fields: ['messages'] });
    token = (await made('/tokens', { page, for_app: app.id })).access_token;
    person = (await made(`/pages/${page}/people`, { name: 'Ada' })).id;
    await made(`/pages/${page}/acts/say`, { as: person, text: 'hello' });
  }, PATIENCE);

  afterAll(async () => {
    close();
    expect(await server.stop()).toBe(0);
    expect(server.stdout().trim().split('\n')).toHaveLength(1);
    await until('all have ended', () => !processes.some(isRunning));
    await database?.ask(`drop schema if exists "${schema}" cascade`);
  }, PATIENCE);

  it('answers by each of them, at one port, and says which it was', async () => {
    expect(new Set(processes).size).toBe(3);
    await until('each has', async () => {
      const asked = await Promise.all(
        Array.from({ length: 9 }, () => graph('GET', `/${page}?fields=id`)),
      );
      for (const answer of asked) expect(answer).toEqual({ status: 200, body: { id: page } });
      return loggedBy(`/v26.0/${page}`).length === 3;
    });
    const ready = `${server.ready.url}/_convograph/readyz`;
    for (let i = 0; i < 3; i++)
      expect(await ask(ready)).toEqual({ status: 200, body: { status: 'ok' } });
  });

  it('has one control plane, whichever was asked, for both keys', async () => {
    const key = new URL(server.ready.console_url ?? '').hash.slice('#key='.length);
    for (let i = 0; i < 6; i++) {
      const url = `${server.ready.url}/_convograph/v1/pages`;
      const [authorization, wrong] = [`Bearer ${key}`, 'Bearer of nothing'];
      const asked = await ask(`${server.ready.url}/_convograph/v1/pages`, 'GET', undefined, {
        authorization,
      });
      expect(asked.body.data).toMatchObject([{ id: page }]);
      expect((await ask(url, 'GET', undefined, { authorization: wrong })).status).toBe(401);
    }
    await until('it was told', () => loggedBy('/_convograph/v1/pages').length > 0);
    expect(loggedBy('/_convograph/v1/pages')).toEqual([1]);
  });

  it('fails as many calls as a fault says, whichever process they come to', async () => {
    await made('/faults', { error: 'unknown', on: 'any', times: 4 });
    const asked = await Promise.all(Array.from({ length: 9 }, () => graph('GET', '/me?fields=id')));
    expect(asked.filter(({ status }) => status !== 200)).toHaveLength(4);
    await until('others answer again', async () => {
      await Promise.all(Array.from({ length: 9 }, () => graph('GET', '/me/conversations')));
      return loggedBy('/v26.0/me/conversations').length === 3;
    });
  });

  it('tells one time, by each of them', async () => {
    const later = Date.now() + 2 * 3_600_000;
    await made('/clock', { now: new Date(later).toISOString() });
    const sent = async (i: number) => {
      const message = {
        recipient: { id: person },
        messaging_type: 'RESPONSE',
        message: { text: `at ${i}` },
      };
      const { body } = await graph('POST', '/me/messages', message);
      return graph('GET', `/${String(body.message_id)}?fields=created_time`);
    };
    const all = await Promise.all(Array.from({ length: 6 }, (_, i) => sent(i)));
    for (const { body } of all) {
      const told = Date.parse(body.created_time);
      expect(told).toBeGreaterThan(later - 1_000);
      expect(told).toBeLessThan(later + 60_000);
    }
  });

  it('keeps no journal, and says so', async () => {
    const { status, body } = await control('GET', '/timeline');
    expect({ status, message: body.error?.message }).toEqual({
      status: 409,
      message: 'This server keeps no journal: start it without `--journal off` and `--workers`.',
    });
  });

  it(
    'goes on telling apps, in order, when the process that did so is killed',
    async () => {
      const said: string[] = [];
      const say = async (): Promise<void> => {
        const text = `word ${said.length}`;
        await made(`/pages/${page}/acts/say`, { as: person, text });
        said.push(text);
      };
      await say();
      await until('it is told', () => heard.includes('word 0'));
      const holders = await database?.ask<{ holder: string }>(
        `select holder from "${schema}".lane where until > 0`,
      );
      const pids = new Set(
        holders?.map(({ holder }) => (JSON.parse(holder) as { pid: number }).pid),
      );
      expect(pids.size).toBeGreaterThan(0);
      for (const pid of pids) process.kill(pid, 'SIGKILL');
      for (let i = 0; i < 20; i++) {
        await until('somebody answers', () =>
          say().then(
            () => true,
            () => false,
          ),
        );
      }
      await until('the last is told', () => heard.includes(said.at(-1) as string));
      // Each for the first time behind those before it.
      const firsts = said.map((text) => heard.indexOf(text));
      expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
      expect(firsts).not.toContain(-1);
      for (const pid of pids)
        expect(server.stderr()).toContain(`(process ${pid}) ended by SIGKILL`);
    },
    PATIENCE,
  );
});

describe('a server of several processes', () => {
  it.each([
    [['--workers', '2'], 2, /^--workers needs a store in PostgreSQL, .* leave --workers out\./],
    [['--workers', '0'], 2, /^--workers must be a whole number from 1 to 256, and is "0"\./],
    [['--workers', '2', '--journal', 'shapes'], 2, /^--journal keeps calls in the memory of one/],
  ])('is refused in a sentence: %j', async (args, code, words) => {
    const ending = await endingOf(['serve', ...args, '--data', dataDir()]);
    expect(ending.code).toBe(code);
    expect(ending.sentence).toMatch(words);
  });
});
