import { paramValue } from '../param.ts';
import {
  isReceipt,
  type RecordedAct,
  type RecordedCall,
  type RecordedPerson,
  type Recording,
} from '../recording.ts';
import type { CallDifference, PlacedDifference, RecordingComparison } from './difference.ts';

/** Letters of a value that are told. */
const LONGEST = 120;

/** Differences that are told in words, at most: JSON has them all. */
const MOST_TOLD = 50;

const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text;
};

/** What of an act's parameters says what it was. */
const SAYS = ['text', 'title', 'reaction', 'ref', 'score', 'answer', 'share', 'sticker', 'form_id'];

/** What somebody did, in words: `Maya: say "hi"`. */
function actWordsOf(
  { operation = 'an act', input = {}, person, unclear }: RecordedAct,
  people: readonly RecordedPerson[],
): string {
  const name = people.find(({ id }) => id === person)?.name ?? 'Somebody';
  const said = SAYS.map((key) => input[key]).find((value) => value !== undefined);
  const files = Array.isArray(input.files) ? ` with ${countOf(input.files.length, 'file')}` : '';
  const what = unclear === undefined ? operation : 'did something';
  return `${name}: ${what}${said === undefined ? '' : ` ${shown(said)}`}${files}`;
}

const countOf = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

/** What came of a comparison in a line. */
function verdictOf({ acts, calls, same, differences }: RecordingComparison): string {
  const what = `${countOf(acts, 'act')}, ${countOf(calls, 'call')}`;
  if (differences.length === 0) return `The same: ${what}.`;
  return `${countOf(differences.length, 'difference')}: ${what}, of which ${same === calls ? 'all are' : `${same} ${same === 1 ? 'is' : 'are'}`} the same.`;
}

/** What came of it, with each difference below the act that it follows. */
export function comparisonText(comparison: RecordingComparison, recorded: Recording): string {
  const { differences } = comparison;
  const acts = recorded.lines.filter(
    (line): line is RecordedAct => line.kind === 'act' && !isReceipt(line),
  );
  const lines = [verdictOf(comparison)];
  let last: number | undefined;
  for (const { act: no, difference } of differences.slice(0, MOST_TOLD)) {
    const act = acts[no - 1];
    if (no !== last) {
      lines.push('', act ? `${no}. ${actWordsOf(act, recorded.people)}` : 'Before all acts');
    }
    last = no;
    lines.push(...linesOfDifference(difference).map((line) => `   ${line}`));
  }
  const more = differences.length - MOST_TOLD;
  if (more > 0) lines.push('', `And ${countOf(more, 'difference')} more.`);
  return lines.join('\n');
}

const callText = ({ method, path, params }: RecordedCall): string => {
  const told = Object.entries(params)
    .filter(([name]) => name !== 'access_token' && name !== 'appsecret_proof')
    .map(([name, text]) => [name, paramValue(text)]);
  return `${method} ${path} ${shown(Object.fromEntries(told))}`;
};

const answerText = ({ status, code, subcode, fault }: RecordedCall): string =>
  [
    status ?? 'no answer',
    code !== undefined && `error ${code}${subcode === undefined ? '' : `/${subcode}`}`,
    fault,
  ]
    .filter(Boolean)
    .join(', ');

function linesOfDifference(difference: CallDifference): string[] {
  switch (difference.kind) {
    case 'missing':
      return [`missing   ${callText(difference.expected)}`];
    case 'extra':
      return [`too many  ${callText(difference.actual)}`];
    case 'moved':
      return [`order     ${callText(difference.expected)}`, '          comes at another place'];
    case 'not done':
      return [`not done  ${difference.because}`];
    case 'answered': {
      const { expected, actual } = difference;
      return [
        `answered  ${callText(expected)}`,
        `          expected ${answerText(expected)}`,
        `          actual   ${answerText(actual)}`,
      ];
    }
    case 'changed': {
      const { actual, spots } = difference;
      return [
        `changed   ${actual.method} ${actual.path}`,
        ...spots.flatMap(({ path, expected, actual: now }) => [
          `          ${path}`,
          `            expected ${shown(expected)}`,
          `            actual   ${shown(now)}`,
        ]),
      ];
    }
  }
}

/** What came of it as programs read it. */
export const shownComparison = ({ acts, calls, same, differences }: RecordingComparison) => ({
  ...{ acts, calls, same },
  differences: differences.map(shownDifference),
});

function shownDifference({ act, difference }: PlacedDifference): object {
  const { kind } = difference;
  if (kind === 'not done') {
    return { kind, act, because: difference.because };
  }
  return {
    ...{ kind, act },
    ...('expected' in difference && { expected: shownCall(difference.expected) }),
    ...('actual' in difference && { actual: shownCall(difference.actual) }),
    ...('spots' in difference && { differs: difference.spots }),
  };
}

const shownCall = ({ seq, method, path, params, status, code, subcode }: RecordedCall) => ({
  ...{ seq, method, path, status, code, subcode },
  params: Object.fromEntries(Object.entries(params).map(([k, text]) => [k, paramValue(text)])),
});
