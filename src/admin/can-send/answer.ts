import { CHECK_NAMES, type CheckName } from '../../messaging/sending/checks.ts';
import { codeOf, GraphErrorShape } from '../graph-error.ts';
import { Remedy } from '../remedy.ts';
import { list, object, text, type ValueOf, word, yes, yesOrNo } from '../schema.ts';

/** What its token needs, and the checks behind that, but for those of what is sent. */
export type GateName = 'token' | Exclude<CheckName, 'content'>;

/** Gates in the order in which a send passes them. */
export const GATES: readonly GateName[] = [
  'token',
  ...CHECK_NAMES.filter((name) => name !== 'content'),
];

export const SendGate = object('SendGate', 'One thing that has to hold for a send.', {
  gate: word(GATES),
  state: word(['open', 'closed', 'not reached']),
  has: text('what there is'),
  'open_it?': text('of one that is closed: the command that opens it'),
  'open_with?': list(Remedy, 'the same as operations, in their order'),
});

const Passing = object('SendPassing', 'What would go out where the window is closed.', {
  'tag?': text('with this tag; without one: whatever it is, once the person has done something'),
  'until?': text('ISO 8601, by the clock of the store'),
  'unreviewed?': yes('once app review has given the feature'),
  words: text(),
});

export const CanSend = object('CanSend', 'Whether an app may write to a person now.', {
  ok: yesOrNo(),
  summary: text(),
  'closed?': word(GATES, 'the first gate that is closed'),
  'error?': GraphErrorShape,
  'until?': text('until when the window stays open: ISO 8601, by the clock of the store'),
  gates: list(SendGate, 'in the order in which they are judged'),
  would_pass: list(Passing),
});

const SIGNS = { open: '✓', closed: '✗', 'not reached': '·' } as const;
const WIDTH = 66;

/** An answer as it is printed. */
export function printed({
  ok,
  summary,
  error,
  gates,
  would_pass,
}: ValueOf<typeof CanSend>): string {
  const lines = [error ? `${summary.padEnd(WIDTH)}${codeOf(error)}` : summary, ''];
  for (const { gate, state, has } of gates) {
    lines.push(`  ${SIGNS[state]} ${gate.padEnd(10)} ${has}`);
  }
  const command = gates.find(({ state }) => state === 'closed')?.open_it;
  if (command) lines.push('', `  Open it:  \`convograph ${command}\``);
  if (!ok && would_pass.length > 0) {
    lines.push(
      '',
      ...would_pass.map(({ words }, i) => `  ${i === 0 ? 'Would pass:' : '           '}  ${words}`),
    );
  }
  return lines.join('\n');
}
