import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRecordings } from '../../src/recording/compare/compare.ts';
import { Renaming } from '../../src/recording/compare/renaming.ts';
import {
  linesOf,
  type RecordedCall,
  type RecordedLine,
  type Recording,
} from '../../src/recording/recording.ts';
import type { Json } from '../support/world.ts';
import { APP, type MadeAct, madeActs, madeRecording } from './made.ts';

/** A recording of the same acts as another, compared with it. */
function compared(recorded: Recording, actual: Recording) {
  const done = linesOf(actual, 'act');
  const pairs = linesOf(recorded, 'act').map((act, i) => ({ recorded: act, actual: done[i] }));
  return compareRecordings(recorded, actual, pairs, { ids: [], apps: [APP] });
}

/** With one call changed, in the order of calls. */
const changed = (
  recording: Recording,
  which: number,
  change: (call: RecordedCall) => readonly RecordedLine[],
): Recording => {
  const call = linesOf(recording, 'call')[which];
  const lines = recording.lines.flatMap((line) =>
    line.kind === 'call' && line === call ? change(line) : [line],
  );
  return { ...recording, lines: lines.map((line, i) => ({ ...line, seq: i + 1 })) };
};

const withCalls = madeActs.filter((acts) => acts.some(({ sends }) => sends.length > 0));
const picked = fc.tuple(
  withCalls,
  fc.nat(),
  fc.integer({ min: 1, max: 1000 }),
  fc.integer({ min: 1001, max: 2000 }),
);

const countOf = (acts: readonly MadeAct[]): number => acts.flatMap(({ sends }) => sends).length;

const withMessage = (call: RecordedCall, change: (message: Json) => unknown): RecordedCall => ({
  ...call,
  params: {
    ...call.params,
    message: JSON.stringify(change(JSON.parse(call.params.message ?? '{}'))),
  },
});

describe('a recording compared', () => {
  it('with itself under any other ids has no differences', () => {
    fc.assert(
      fc.property(madeActs, fc.nat(1000), fc.nat(1000), (acts, one, other) => {
        const comparison = compared(madeRecording(acts, one), madeRecording(acts, other));
        expect(comparison).toMatchObject({ differences: [], calls: countOf(acts) });
        expect(comparison.same).toBe(comparison.calls);
      }),
    );
  });

  it('with itself, where apps were told nothing, has none either', () => {
    fc.assert(
      fc.property(madeActs, fc.nat(1000), fc.nat(1000), (acts, one, other) => {
        const untold = (salt: number): Recording => {
          const made = madeRecording(acts, salt);
          return { ...made, lines: made.lines.filter(({ kind }) => kind !== 'webhook') };
        };
        expect(compared(untold(one), untold(other)).differences).toEqual([]);
      }),
    );
  });

  it('with one whose call says one thing else has that difference, at its place', () => {
    fc.assert(
      fc.property(picked, ([acts, pick, one, other]) => {
        const which = pick % countOf(acts);
        const actual = changed(madeRecording(acts, other), which, (call) => [
          withMessage(call, (message) => ({ ...message, text: `${message.text}!` })),
        ]);
        const { differences } = compared(madeRecording(acts, one), actual);
        expect(differences).toHaveLength(1);
        expect(differences[0]?.difference).toMatchObject({
          kind: 'changed',
          spots: [{ path: 'message.text' }],
        });
      }),
    );
  });

  it('with one that names another message finds it', () => {
    fc.assert(
      fc.property(picked, ([acts, pick, one, other]) => {
        const all = [...acts, { by: 0, text: 'more', sends: [] }];
        const actual = madeRecording(all, other);
        const which = pick % countOf(all);
        const wrong = linesOf(actual, 'act').at(-1)?.message ?? '';
        const recorded = changed(madeRecording(all, one), which, (call) => [
          {
            ...call,
            params: { ...call.params, reply_to: JSON.stringify({ mid: 'm_of_before_it_all' }) },
          },
        ]);
        const now = changed(actual, which, (call) => [
          { ...call, params: { ...call.params, reply_to: JSON.stringify({ mid: wrong }) } },
        ]);
        const { differences } = compared(recorded, now);
        expect(differences.map(({ difference }) => difference)).toMatchObject([
          { kind: 'changed', spots: [{ path: 'reply_to.mid' }] },
        ]);
      }),
    );
  });

  it('with one that lacks a call, or has one more, tells which', () => {
    fc.assert(
      fc.property(picked, ([acts, pick, one, other]) => {
        const which = pick % countOf(acts);
        const [whole, part] = [
          madeRecording(acts, one),
          changed(madeRecording(acts, other), which, () => []),
        ];
        const kinds = (comparison: ReturnType<typeof compared>) =>
          comparison.differences.map(({ difference }) => difference.kind);
        expect(kinds(compared(whole, part))).toEqual(['missing']);
        expect(kinds(compared(part, whole))).toEqual(['extra']);
      }),
    );
  });

  it('with one that was refused for another reason tells that', () => {
    fc.assert(
      fc.property(picked, ([acts, pick, one, other]) => {
        const which = pick % countOf(acts);
        const refused = (code: number) => (call: RecordedCall) => [{ ...call, status: 400, code }];
        const recorded = changed(madeRecording(acts, one), which, refused(10));
        const actual = changed(madeRecording(acts, other), which, refused(100));
        const { differences } = compared(recorded, actual);
        expect(differences.map(({ difference }) => difference.kind)).toEqual(['answered']);
      }),
    );
  });

  it('with one that was answered otherwise tells that', () => {
    fc.assert(
      fc.property(picked, ([acts, pick, one, other]) => {
        const actual = changed(madeRecording(acts, other), pick % countOf(acts), (call) => [
          { ...call, status: 400, code: 10, subcode: 2018278 },
        ]);
        const { differences } = compared(madeRecording(acts, one), actual);
        expect(differences.map(({ difference }) => difference.kind)).toEqual(['answered']);
      }),
    );
  });
});

describe('the order of calls', () => {
  const send = (text: string) => ({ text, answers: false, quick: [] });
  const act = (by: number, ...texts: string[]): MadeAct => ({
    by,
    text: 'hi',
    sends: texts.map(send),
  });
  const swapped = (recording: Recording): Recording => {
    const at = recording.lines.flatMap(({ kind }, i) => (kind === 'call' ? [i] : []));
    const [one = 0, other = 0] = at.slice(-2);
    const lines = [...recording.lines];
    [lines[one], lines[other]] = [lines[other] as RecordedLine, lines[one] as RecordedLine];
    return { ...recording, lines: lines.map((line, i) => ({ ...line, seq: i + 1 })) };
  };

  it('counts where they are about one person', () => {
    const acts = [act(0, 'first', 'second')];
    const { differences } = compared(madeRecording(acts, 1), swapped(madeRecording(acts, 2)));
    expect(differences.map(({ difference }) => difference.kind)).toEqual(['moved']);
  });

  it('does not where they are about different ones', () => {
    const acts = [act(0, 'first'), act(1, 'second')];
    const { differences } = compared(madeRecording(acts, 1), swapped(madeRecording(acts, 2)));
    expect(differences).toEqual([]);
  });
});

describe('an id', () => {
  it('stands for one alone, and is found within words and addresses', () => {
    const renaming = new Renaming();
    renaming.learn('1000000000000001', '2000000000000001');
    renaming.learn('1000000000000002', '2000000000000001');
    renaming.learn('http://a.example/one', 'http://b.example/another');
    const isSame = (recorded: string, actual: string): boolean =>
      renaming.signed('recorded', recorded) === renaming.signed('actual', actual);
    expect(isSame('1000000000000001', '2000000000000001')).toBe(true);
    expect(isSame('1000000000000002', '2000000000000001')).toBe(false);
    expect(isSame('ORDER_1000000000000001', 'ORDER_2000000000000001')).toBe(true);
    expect(isSame('at http://a.example/one.', 'at http://b.example/another.')).toBe(true);
    expect(isSame('something else', 'something other')).toBe(false);
  });
});
