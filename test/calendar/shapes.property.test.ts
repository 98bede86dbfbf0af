import fc from 'fast-check';
import { expect, it } from 'vitest';
import { conversationType } from '../../src/api/nodes/conversation/conversation.ts';
import { pageType } from '../../src/api/nodes/page/page.ts';
import { Operations } from '../../src/api/operations.ts';
import { ShapeCounter } from '../../src/api/shapes/shape-counter.ts';
import { shapeOf } from '../../src/api/shapes/shape-of.ts';
import type { GraphRequest } from '../../src/graph/wire/request.ts';

const operations = new Operations();

/** What is found at a path: a type, an edge of it, or nothing. */
const FOUND = [
  { segments: ['me'], type: pageType, edge: undefined },
  { segments: ['104233561234567'], type: pageType, edge: undefined },
  { segments: ['104233561234568', 'conversations'], type: pageType, edge: 'conversations' },
  { segments: ['me', 'conversations'], type: pageType, edge: 'conversations' },
  { segments: ['conversations'], type: pageType, edge: 'conversations' },
  { segments: ['me', 'messages'], type: pageType, edge: 'messages' },
  { segments: ['104233561234570', 'messages'], type: pageType, edge: 'messages' },
  { segments: ['t_1'], type: conversationType, edge: undefined },
  { segments: ['t_2', 'messages'], type: conversationType, edge: 'messages' },
  { segments: ['104233561234569'], type: undefined, edge: undefined },
  { segments: ['me', 'nonsense'], type: undefined, edge: undefined },
];

const LONG = Object.fromEntries(
  Array.from({ length: 15 }, (_, i) => [`${'n'.repeat(37)}${i}`, '']),
);
const MANY = Object.fromEntries(Array.from({ length: 45 }, (_, i) => [`n${i}`, '']));
const MANY_FIELDS = Array.from({ length: 300 }, (_, i) => `f${i}`).join(',');

/** As of queries that a server remembers: calls in the same words share them. */
const QUERIES: readonly GraphRequest['params'][] = [
  new Map([['fields', 'id']]),
  new Map([['fields', 'id,messages.limit(2){id}']]),
  new Map([
    ['pretty', '1'],
    ['fields', 'id'],
  ]),
  new Map([
    ['fields', 'id'],
    ['pretty', '0'],
  ]),
  new Map([['tag', 'ACCOUNT_UPDATE']]),
  new Map([['tag', 'HUMAN_AGENT']]),
  // More names, and longer ones, than are looked at of each.
  ...[{}, { pretty: '1' }].map((more) => new Map(Object.entries({ ...LONG, ...more }))),
  ...[{}, { debug: 'all' }].map((more) => new Map(Object.entries({ ...MANY, ...more }))),
  ...['z', 'z.as(y)'].map((last) => new Map([['fields', `${MANY_FIELDS},${last}`]])),
];

const PARTS = {
  app: fc.constantFrom('1', '2'),
  found: fc.constantFrom(...FOUND),
  params: fc.constantFrom(...QUERIES),
  method: fc.constantFrom('GET', 'GET', 'POST'),
  version: fc.constantFrom(undefined, 'v26.0', 'v27.0'),
  dialect: fc.constantFrom('facebook' as const, 'instagram' as const),
  conditional: fc.boolean(),
  sentAs: fc.constantFrom(undefined, undefined, 'PUT'),
  isItem: fc.boolean(),
};
const call = fc.record(PARTS);
/** Calls that are like the first but for a part: those that could be taken for each other. */
const calls = fc
  .tuple(call, fc.array(fc.tuple(call, fc.constantFrom(...Object.keys(PARTS))), { maxLength: 40 }))
  .map(([first, others]) => [
    first,
    ...others.map(([other, part]) => ({ ...first, [part]: other[part as keyof typeof PARTS] })),
  ]);

it('calls are counted by app and shape, in whatever order they come', () => {
  fc.assert(
    fc.property(calls, (made) => {
      const counter = new ShapeCounter([], () => undefined);
      const expected = new Map<string, number>();
      for (const { app, found, conditional, sentAs, isItem, ...rest } of made) {
        const { segments, type, edge } = found;
        const request: GraphRequest = {
          ...{ ...rest, segments, path: `/${segments.join('/')}`, token: 'EAA' },
          ...{ origin: '', prefix: '', ...(conditional && { conditional }) },
          ...(sentAs !== undefined && { sentAs }),
          ...(isItem && { isItem }),
        };
        const context = {
          ...{ caller: { app: { id: app } }, now: 1, tools: { operations } },
          subjects: type ? [{ found: { type } }] : [],
          ...(type && { target: { edge } }),
        };
        counter.count(context as never, request);
        const key = `${app} ${JSON.stringify(shapeOf(request, operations, type as never))}`;
        expected.set(key, (expected.get(key) ?? 0) + 1);
      }
      const counted = counter.take().map(({ app, shape, count }) => [`${app} ${shape}`, count]);
      expect(new Map(counted as [string, number][])).toEqual(expected);
      expect(counter.take()).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
