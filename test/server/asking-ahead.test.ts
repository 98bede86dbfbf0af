import { EventEmitter } from 'node:events';
import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Connections } from '../../src/base/connections.ts';
import { turns } from '../../src/base/turns.ts';
import { Budget } from '../../src/graph/execute/budget.ts';
import type { AnswerGraph } from '../../src/graph/wire/request.ts';
import { start } from './harness.ts';

const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
const post = (path: string, length: number, body: string) =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n${body}`;

/**
 * Says all of a text, then that no more comes; gives what the server says until it closes.
 * @param cut where a first write ends; all in one without it
 */
function saidTo(port: number, text: string, cut = 0): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () => {
      socket.setNoDelay(true);
      socket.write(text.slice(0, cut), 'latin1', () => socket.end(text.slice(cut), 'latin1'));
    });
    let said = '';
    socket.on('data', (bytes) => {
      said += bytes.toString('latin1');
    });
    socket.on('end', () => socket.destroy());
    socket.on('close', () => resolve(said));
    socket.on('error', reject);
  });
}

/** Statuses of the answers, in order, with the path where one was echoed. */
const answersIn = (said: string): string[] =>
  said
    .split('HTTP/1.1 ')
    .slice(1)
    .map((text) => `${text.slice(0, 3)} ${/"path":"([^"]*)"/.exec(text)?.[1] ?? ''}`.trim());

describe('a client that asks ahead', () => {
  it('holds up nobody: between two of its requests others have their turn', async () => {
    const begun: string[] = [];
    const answer: AnswerGraph = ({ path }) => {
      begun.push(path);
      return { status: 200, body: '{}', version: 'v23.0' };
    };
    const { port, send } = await start({ answer });
    await send('/warm');
    const ahead = connect(port, '127.0.0.1');
    const first = new Promise((resolve) => ahead.once('data', resolve));
    ahead.write(get('/ahead').repeat(1_000));
    await first;
    await send('/other');
    ahead.destroy();
    // Some twenty turns: a connection is made, accepted, and the request read.
    expect(begun.indexOf('/other')).toBeLessThan(200);
  });

  it('has nothing begun for it once it has gone', async () => {
    let begun = 0;
    const { port, server } = await start({
      answer: () => {
        begun++;
        return { status: 200, body: '{}', version: 'v23.0' };
      },
    });
    const ahead = connect(port, '127.0.0.1');
    const first = new Promise((resolve) => ahead.once('data', resolve));
    ahead.write(get('/1').repeat(3_000));
    await first;
    ahead.resetAndDestroy();
    await server.close();
    expect(begun).toBeLessThan(300);
  });

  it('has nothing more done for it in the middle of an answer either', async () => {
    let hasLeft = false;
    const budget = new Budget(1, () => (hasLeft ? 'gone' : 'there'));
    const until = () => {
      turns.isOver();
      for (const end = performance.now() + 6; performance.now() < end; );
      return budget.turn();
    };
    await until();
    hasLeft = true;
    await expect(until()).rejects.toMatchObject({ entry: { code: 1 } });
  });

  it('is answered in order, however many it asks at once and whatever it takes', async () => {
    const { port } = await start({
      answer: async ({ path }) => {
        for (let i = path.length % 3; i > 0; i--) await setImmediate();
        return { status: 200, body: `{"path":"${path}"}`, version: 'v23.0' };
      },
    });
    const paths = Array.from({ length: 2_500 }, (_, i) => `/${'x'.repeat(i % 5)}${i}`);
    const said = await saidTo(port, paths.map((path) => get(path)).join(''));
    expect(answersIn(said)).toEqual(paths.map((path) => `200 ${path}`));
  });

  it('may send bodies with what it asks ahead, larger than are held', async () => {
    const { port } = await start({
      answer: ({ path, params }) => ({
        status: 200,
        body: `{"path":"${path}","length":${params.get('a')?.length}}`,
        version: 'v23.0',
      }),
    });
    const length = 400_000;
    const one = (i: number) => post(`/${i}`, length + 2, `a=${'y'.repeat(length)}`);
    const said = await saidTo(port, Array.from({ length: 20 }, (_, i) => one(i)).join(''));
    expect(answersIn(said)).toEqual(Array.from({ length: 20 }, (_, i) => `200 /${i}`));
    expect(said.match(/"length":400000/g)).toHaveLength(20);
  });
});

describe('where more is asked ahead than may wait', () => {
  /** A connection on which requests come in as a test says, none of which is ever answered. */
  function connection(connections: Connections) {
    const socket = new PassThrough();
    connections.open(socket);
    const res = new EventEmitter();
    const ask = (times: number): void => {
      for (let i = 0; i < times; i++) {
        connections.arrive({ socket } as never, Object.assign(res, { closed: false }) as never);
      }
    };
    return { socket, ask };
  }

  it('the greediest is cut, not who asks last', () => {
    const connections = new Connections(() => undefined);
    const greedy = connection(connections);
    const modest = connection(connections);
    greedy.ask(20_001);
    modest.ask(17);
    expect([greedy.socket.destroyed, modest.socket.destroyed]).toEqual([true, false]);
    modest.ask(20_000);
    expect(modest.socket.destroyed).toBe(true);
  });
});

describe('each request gets one answer, in order', () => {
  const TOO_LONG = post('/long', 2_000_000, 'a');

  it.each([
    ['that says no more after it', get('/1'), ['200 /1']],
    [
      'that says no more after several',
      get('/1') + get('/2') + get('/3'),
      ['200 /1', '200 /2', '200 /3'],
    ],
    ['whose body breaks off', post('/1', 5, 'a'), ['400']],
    [
      'whose body breaks off after others',
      get('/1') + get('/2') + post('/3', 5, 'a'),
      ['200 /1', '200 /2', '400'],
    ],
    ['whose head breaks off after others', `${get('/1')}GET /2 HTT`, ['200 /1', '400']],
    ['followed by rubbish', `${get('/1')}${get('/2')}rubbish\r\n\r\n`, ['200 /1', '200 /2', '400']],
    [
      'whose chunk is broken',
      `${get('/1')}POST /2 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
      ['200 /1', '400'],
    ],
    ['refused before its body broke off', TOO_LONG, ['400']],
    ['refused before its body broke off, after others', get('/1') + TOO_LONG, ['200 /1', '400']],
    [
      'that is the last by its own word',
      `${get('/1', 'Connection: close\r\n')}rubbish\r\n\r\n`,
      ['200 /1'],
    ],
    ['before a CONNECT', `${get('/1')}CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n`, ['200 /1', '400']],
  ])('of a client %s', async (_what, text, answers) => {
    for (const delay of [0, 2]) {
      const { port, log } = await start({
        answer: async ({ path }) => {
          for (let i = delay; i > 0; i--) await setImmediate();
          return { status: 200, body: `{"path":"${path}"}`, version: 'v23.0' };
        },
      });
      expect(answersIn(await saidTo(port, text))).toEqual(answers);
      expect(log).toEqual([]);
    }
  });

  it('whatever is sent, in whatever pieces, before whatever is broken', async () => {
    const { port, log } = await start({
      answer: async ({ path }) => {
        for (let i = path.length % 3; i > 0; i--) await setImmediate();
        return { status: 200, body: `{"path":"${path}"}`, version: 'v23.0' };
      },
    });
    const whole = fc.constantFrom(get('/a'), get('/bb'), post('/ccc', 3, 'x=y'), get('/dddd'));
    const broken = fc.constantFrom(
      '',
      'rubbish\r\n\r\n',
      post('/e', 9, 'x'),
      'GET /f',
      '\u0016\u0003',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(whole, { maxLength: 8 }),
        broken,
        fc.nat(),
        async (all, end, cut) => {
          const text = all.join('') + end;
          if (text === '') return;
          const said = await saidTo(port, text, cut % text.length);
          const expected = all.map((one) => `200 ${/ (\S+)/.exec(one)?.[1]}`);
          expect(answersIn(said)).toEqual(end === '' ? expected : [...expected, '400']);
        },
      ),
      { numRuns: 60 },
    );
    expect(log).toEqual([]);
  });
});
