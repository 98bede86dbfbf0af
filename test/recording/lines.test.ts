import { expect, it } from 'vitest';
import { callLine, controlLine } from '../../src/recording/taking/lines.ts';

const row = (seq: number, at: string, real: string) =>
  ({
    seq,
    kind: 'control',
    what: 'x',
    at: `2026-05-04T${at}Z`,
    real: `2026-11-30T${real}Z`,
  }) as const;

it('a clock that a command moved is moved by as much as it was', () => {
  const before = row(1, '10:00:00.000', '12:00:00.000');
  const moved = { ...row(2, '12:00:01.500', '12:00:01.500'), operation: 'changeClock' };
  expect(controlLine(moved, before).input).toEqual({ seconds: 7200 });
  const asked = { ...moved, input: { frozen: true } };
  expect(controlLine(asked, before).input).toEqual({ frozen: true });
});

it('headers that prove who asks are left out', () => {
  const headers = {
    authorization: 'Bearer EAA…',
    'X-Hub-Signature-256': 'sha256=…',
    accept: '*/*',
  };
  const call = {
    ...row(1, '10:00:00.000', '12:00:00.000'),
    request: { url: '/v26.0/me', headers },
  };
  expect(callLine(call, 'http://127.0.0.1:4004')).toMatchObject({
    ...{ origin: 'http://127.0.0.1:4004', path: '/v26.0/me' },
    headers: [{ name: 'accept', value: '*/*' }],
  });
});
