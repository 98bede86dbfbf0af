import type { Gate } from '../../store/log/audience.ts';
import { integer, list, object, open, text, word, yesOrNo } from '../schema.ts';
import { PLACES } from './gate-opening.ts';

/** The gates of an event, in the order in which they are asked. */
export const GATE_NAMES = [
  'callback',
  'app_field',
  'installed',
  'page_field',
  'mode',
  'access',
  'owner',
  'disabled',
] as const satisfies readonly Gate[];

const WhyGate = object('WhyGate', 'What an event has to pass to come to an app.', {
  gate: word(GATE_NAMES),
  'open?': yesOrNo('as it was when it happened; absent where an earlier one was closed'),
  says: text('what there is at it'),
});

const WhyAttempt = object('WhyAttempt', 'A request that was made of the app.', {
  number: integer('0 where it was never tried'),
  at: text('ISO 8601 in UTC, by the clock of the store'),
  'status?': integer('of the answer; absent where there is none'),
  ms: integer('milliseconds of the machine'),
  'note?': text('why it failed, or what is odd about it'),
  'answer?': text('how the answer began'),
  delivered: yesOrNo(),
  replay: yesOrNo('whether somebody asked for it'),
});

export const WhyApp = object('WhyApp', 'How an event stands with an app.', {
  app_id: text(),
  name: text(),
  state: word([
    'sent',
    'not_sent',
    'failed',
    'lost',
    'held_back',
    'waiting',
    'given_up',
    'nothing_to_tell',
  ]),
  says: text('the same as a sentence'),
  'closed?': word(GATE_NAMES, 'the first gate that was closed'),
  gates: list(WhyGate),
  'open_it?': text('the command that opens the closed gate, for what happens from then on'),
  'open_with?': object('GateOpening', 'The operation that opens a closed gate.', {
    operation: word(['subscribeApp', 'changeApp', 'changePage']),
    place: word([...new Set(Object.values(PLACES))], 'method and path below the control plane'),
    input: open('', 'What it is given: what stands in its path, and its body.', {}),
    'asks?': word(['callback_url'], 'what it has to be given besides'),
    words: text('what it does'),
  }),
  attempts: list(WhyAttempt),
  'next?': text('when it is tried again'),
  'behind?': integer('how many later events of its conversation wait behind it'),
  'gives_up?': text('when the Page unsubscribes the app, unless it takes it before'),
  'again?': text('the command that sends it once more'),
});

export const Why = object('Why', 'Why apps were told of an event, or were not.', {
  page_id: text(),
  'event?': integer("its number in the Page's log; absent where none was made"),
  'kind?': text(),
  'field?': text('the webhook field that it belongs to'),
  'at?': text('when it happened, ISO 8601 in UTC'),
  'at_ms?': integer('the same in epoch milliseconds'),
  'message_id?': text(),
  about: text('who did what'),
  'nothing?': text('why no webhook is made of it'),
  apps: list(WhyApp),
  now_ms: integer('what the clock shows'),
});
