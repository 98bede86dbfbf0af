import { Person } from '../../admin/people/person.ts';
import { list, object, text, word, yes } from '../../admin/schema.ts';
import { PLATFORMS } from '../../store/page/platform.ts';
import { PhoneMessage } from './phone-message.ts';

const Offer = object('PhoneOffer', 'What can be tapped beside messages.', {
  kind: word(['get_started', 'ice_breaker', 'menu_entry']),
  title: text('what it says, and is tapped by'),
  'payload?': text('what a tap brings'),
  'url?': text('what it opens'),
});

export const Phone = object('Phone', 'A conversation as a person has it on the telephone.', {
  platform: word(PLATFORMS),
  people: list(Person, 'who takes part besides the Page: one, but in groups'),
  'person?': text('id of who holds the telephone; absent of a group, in which nobody can act'),
  'conversation_id?': text('absent until there is one'),
  now: text('ISO 8601, by the clock of the store'),
  'window?': text('until when the Page may write without a tag: ISO 8601, over where it is past'),
  'typing?': text('until when the Page is shown as typing, ISO 8601'),
  'imported?': yes('the Page holds what came from archives: data of real people'),
  messages: list(PhoneMessage, 'oldest first'),
  'before?': text('id of the message to go on from towards older ones, where there are any'),
  'greeting?': text('what stands above an empty conversation'),
  offers: list(Offer, 'the menu, and before the first message what greets'),
  'composer_off?': yes('people cannot write, only tap'),
});
