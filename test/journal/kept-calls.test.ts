import fc from 'fast-check';
import { expect, it } from 'vitest';
import { systemClock } from '../../src/base/clock.ts';
import { splitPath } from '../../src/graph/wire/path.ts';
import type { GraphRequest } from '../../src/graph/wire/request.ts';
import { Journal } from '../../src/journal/journal.ts';
import { TextChunks } from '../../src/journal/text-chunks.ts';
import { collect } from '../support/collect.ts';

const KEPT = 10_000;

const journal = (): Journal => {
  const timer = { elapsed: () => 0 };
  const parts = { clock: systemClock, machine: systemClock, timer, bell: { ring: () => {} } };
  return new Journal({ ...parts, form: 'bodies' });
};

const requestOf = (path: string, params: GraphRequest['params']): GraphRequest => ({
  ...{ method: 'GET', ...splitPath(path), path, params, token: undefined },
  ...{ dialect: 'facebook', origin: '', prefix: '' },
});

const NOBODY = { caller: undefined, person: undefined, items: undefined };

it('tells each of the newest calls as it was, whatever its size, also where others were before', () => {
  const kept = journal();
  const params = new Map([['fields', 'größe']]);
  const bodyOf = (i: number): string => `${i} ${'x'.repeat(i % 997 === 0 ? 60_000 : i % 300)}`;
  const pathOf = (i: number): string => `/v26.0/${i}/é`;
  const count = KEPT + 2_500;
  for (let i = 1; i <= count; i++) {
    const error = { code: i, message: 'wrong' };
    const answer = { status: 200, body: bodyOf(i), version: 'v26.0' as const };
    const open = kept.begin(requestOf(pathOf(i), params), `id ${i}`);
    kept.answered(open, i % 3 === 0 ? { ...answer, status: 400, error } : answer, NOBODY);
  }
  const calls = kept.callsAfter(0);
  expect(calls.length).toBe(KEPT);
  for (const [i, call] of calls.entries()) {
    const no = count - KEPT + 1 + i;
    const { path, requestId, status, code } = call;
    const body = kept.answerOf(call);
    const told = { no: call.no, body, path, requestId, status, code };
    const isWrong = no % 3 === 0;
    const meant = { no, body: bodyOf(no), path: pathOf(no), requestId: `id ${no}` };
    const answered = { status: isWrong ? 400 : 200, code: isWrong ? no : undefined };
    if (JSON.stringify(told) !== JSON.stringify({ ...meant, ...answered })) {
      expect(told).toEqual({ ...meant, ...answered });
    }
  }
  expect(calls[0]?.params).toEqual(['fields', 'größe']);
  expect(kept.doneAfter(kept.last - 1).map(({ seq }) => seq)).toEqual([kept.last - 1]);
});

it('has no more of large answers in memory than it tells', () => {
  const held = (): number => {
    collect();
    return process.memoryUsage().arrayBuffers / 1_048_576;
  };
  const kept = journal();
  const before = held();
  const body = 'x'.repeat(70_000);
  for (let i = 0; i < 3_000; i++) {
    const open = kept.begin(requestOf('/me', new Map()), 'id');
    kept.answered(open, { status: 200, body, version: 'v26.0' }, NOBODY);
  }
  expect(kept.callsAfter(0).length).toBeGreaterThan(400);
  expect(held() - before).toBeLessThan(48);
});

it('tells calls of one query apart by who made them', () => {
  const kept = journal();
  const params = new Map([['fields', 'id']]);
  const caller = (no: number) => ({ app: { id: `a${no}` }, page: { id: 'p', no }, no }) as never;
  for (const no of [1, 2, 1]) {
    const open = kept.begin(requestOf('/me', params), 'id');
    const answer = { status: 200, body: '{}', version: 'v26.0' as const };
    kept.answered(open, answer, { ...NOBODY, caller: caller(no) });
  }
  const told = kept.callsAfter(0).map(({ app, pageNo, token }) => [app, pageNo, token]);
  expect(told).toEqual([
    ['a1', 1, 1],
    ['a2', 2, 2],
    ['a1', 1, 1],
  ]);
});

it('keeps texts until they are released, whatever came before and after', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.nat({ max: 70_000 }).map((length) => 'y'.repeat(length)),
  );
  const step = fc.record({ texts: fc.tuple(text, text, text), releases: fc.nat({ max: 3 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const chunks = new TextChunks();
      const kept: { text: string; read: () => string; release: () => void }[] = [];
      for (const { texts, releases } of steps) {
        const chunk = chunks.add(...texts);
        const { from, to } = chunk;
        const read = () => chunk.bytes.toString('utf8', from, to);
        kept.push({ text: texts.join(''), read, release: () => chunks.release(chunk) });
        for (const { release } of kept.splice(0, releases)) release();
        for (const { text: meant, read: told } of kept) if (told() !== meant) return false;
      }
      return true;
    }),
  );
});
