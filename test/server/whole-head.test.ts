import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { WholeHead } from '../../src/server/whole-head.ts';

const NOW = Date.UTC(2026, 10, 3, 9, 5, 7, 999);

/** What stands in a head that node or this has written. */
const headOf = (res: ServerResponse): string =>
  String((res as ServerResponse & { _header: string })._header);

/** An answer to be written, as one on a connection that stays. */
function answer(said: object = {}): ServerResponse {
  const req = new IncomingMessage(new Socket());
  Object.assign(req, { httpVersionMajor: 1, httpVersionMinor: 1 });
  const res = new ServerResponse(req);
  Object.assign(res, { shouldKeepAlive: true, _keepAliveTimeout: 60_000, ...said });
  return res;
}

const dated = (text: string): string => text.replace(/Date: [^\r]*/, 'Date: …');

const name = fc.stringMatching(/^x-[a-z-]{1,20}$/);
const value = fc.string({
  unit: fc.integer({ min: 32, max: 255 }).map((n) => String.fromCharCode(n)),
});

describe('a head in one piece', () => {
  it('is the one that node writes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), fc.nat(), (pairs, length) => {
        const headers = [...pairs.flat(), 'Content-Length', String(length)];
        const written = () => {
          const res = answer();
          try {
            return headOf(new WholeHead(() => NOW).write(res, 200, headers));
          } catch (error) {
            return String(error);
          }
        };
        const nodes = () => {
          try {
            return headOf(answer().writeHead(200, headers));
          } catch (error) {
            return String(error);
          }
        };
        expect(dated(written())).toBe(dated(nodes()));
      }),
    );
  });

  it('has the date of the second', () => {
    let now = NOW;
    const whole = new WholeHead(() => now);
    const date = () =>
      /Date: ([^\r]*)/.exec(headOf(whole.write(answer(), 200, ['Content-Length', '0'])));
    expect(date()?.[1]).toBe('Tue, 03 Nov 2026 09:05:07 GMT');
    now += 1;
    expect(date()?.[1]).toBe('Tue, 03 Nov 2026 09:05:08 GMT');
  });

  it('is left to node where something is out of the ordinary', () => {
    const whole = new WholeHead(() => NOW);
    const headers = ['Content-Length', '2'];
    for (const [said, status] of [
      [{ shouldKeepAlive: false }, 200],
      [{ sendDate: false }, 200],
      [{ maxRequestsOnConnectionReached: true }, 200],
      [{}, 404],
    ] as const) {
      const res = answer(said);
      const write = vi.spyOn(res, 'writeHead');
      whole.write(res, status, headers);
      expect(write).toHaveBeenCalled();
      expect(dated(headOf(res))).toBe(dated(headOf(answer(said).writeHead(status, headers))));
    }
  });
});
