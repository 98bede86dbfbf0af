import { integer, object, text, word, yes, yesOrNo } from '../../admin/schema.ts';

/** What a row of the timeline holds. */
export const rowFields = {
  seq: integer('in the one sequence of all that the server saw since it was started'),
  kind: word(
    ['call', 'act', 'event', 'webhook', 'not_sent', 'control'],
    'call: of Meta’s side; act: what a customer did, or a human in the inbox; event: anything else of a Page’s log; webhook: one attempt; not_sent: an app that an event was kept from; control: an operation of the control plane',
  ),
  at: text('ISO 8601, by the clock of the store'),
  real: text('the same by the clock of the machine'),
  'page?': text('id'),
  'app?': text('id'),
  'conversation?': text('id'),
  'person?': text('PSID or IGSID'),
  'mid?': text('id of the message'),
  'client?': text('of a call: what it says that it was made by, such as axios/1.7.2'),
  what: text('in a word or two: message, POST /me/messages, id of an operation'),
  'text?': text('the beginning of a message, where bodies are kept'),
  'cause?': integer('number of what set it off'),
  'after?': integer(
    'of a call: the last webhook that was sent to its app before, in the same conversation; the wire has no proof of cause',
  ),
  'event?': integer('number in the Page’s log'),
  'status?': integer('HTTP; absent until there is an answer'),
  'code?': integer('of the error'),
  'subcode?': integer(),
  'message?': text('of the error'),
  'because?': text('what is behind it, of which no client is told'),
  'fault?': text('what a fault that it met did'),
  'gate?': text('which was closed'),
  'delivered?': yesOrNo('whether the app took it'),
  'attempt?': integer('1 for the first'),
  'channel?': word(['messaging', 'standby'], 'of a webhook: the array that it stood in'),
  'simulated?': yes('of an act on a Page that holds an archive: no real person did it'),
  'replay?': yes('of a webhook: it was sent again because somebody asked for it'),
  'note?': text('why it failed, or what is odd about it'),
  'ms?': integer('milliseconds of the machine'),
};

export const Row = object('TimelineRow', 'A line of the timeline.', rowFields);
