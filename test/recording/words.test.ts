import { expect, it } from 'vitest';
import { compareRecordings } from '../../src/recording/compare/compare.ts';
import { comparisonText, shownComparison } from '../../src/recording/compare/words.ts';
import { linesOf, type Recording } from '../../src/recording/recording.ts';
import { APP, type MadeAct, madeRecording } from './made.ts';

const send = (text: string) => ({ text, answers: false, quick: [] });
const act = (by: number, text: string, ...texts: string[]): MadeAct => ({
  ...{ by, text, sends: texts.map(send) },
});

/** What comes of acts of now, beside those of then. */
function comparison(then: readonly MadeAct[], now: readonly MadeAct[]) {
  const [recorded, actual] = [madeRecording(then, 1), madeRecording(now, 2)];
  const pairs = paired(recorded, actual);
  return [compareRecordings(recorded, actual, pairs, { ids: [], apps: [APP] }), recorded] as const;
}

const paired = (recorded: Recording, actual: Recording) =>
  linesOf(recorded, 'act').map((one, i) => ({ recorded: one, actual: linesOf(actual, 'act')[i] }));

it('tells in one line what is the same', () => {
  const acts = [act(0, 'hi', 'You said: hi'), act(1, 'bye')];
  expect(comparisonText(...comparison(acts, acts))).toBe('The same: 2 acts, 1 call.');
});

it('tells each difference below the act that it follows', () => {
  const then = [act(0, 'hi', 'You said: hi', 'Anything else?'), act(1, 'help', 'Write anything.')];
  const now = [act(0, 'hi', 'You wrote: hi'), act(1, 'help', 'Write anything.', 'Or nothing.')];
  const [found, recorded] = comparison(then, now);
  const lines = comparisonText(found, recorded).split('\n');
  expect(lines.map((line) => line.replace(/\{.*\}/, '{…}'))).toEqual([
    '3 differences: 2 acts, 3 calls, of which 1 is the same.',
    '',
    '1. Maya 0: say "hi"',
    '   changed   POST /v26.0/me/messages',
    '             message.text',
    '               expected "You said: hi"',
    '               actual   "You wrote: hi"',
    '   missing   POST /v26.0/me/messages {…}',
    '',
    '2. Maya 1: say "help"',
    '   too many  POST /v26.0/me/messages {…}',
  ]);
});

it('tells programs the same', () => {
  const [found] = comparison([act(0, 'hi', 'a')], [act(0, 'hi', 'b')]);
  expect(shownComparison(found)).toMatchObject({
    ...{ acts: 1, calls: 1, same: 0 },
    differences: [{ kind: 'changed', act: 1, differs: [{ path: 'message.text' }] }],
  });
});
