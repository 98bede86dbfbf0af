import { integer, list, object, text, word } from '../schema.ts';
import { Business, platform, reportedRemarks } from './import-report.ts';

const LookedName = object('LookedName', 'Somebody who takes part.', {
  name: text(),
  threads: integer('in how many of the threads'),
});

const LookedPlatform = object('LookedPlatform', 'What was recognised of one platform.', {
  platform,
  threads: integer(),
  messages: integer(),
  people: integer('who take part, the business among them'),
  'business?': {
    ...Business,
    help: 'whom an import into that Page would take for the business; absent where it is not clear, and has to be said',
  },
  names: list(LookedName, 'who may be the business: those in most threads, 50 of them'),
  'first_message?': text('ISO 8601'),
  'last_message?': text('ISO 8601'),
});

const LookedDialogues = object('LookedDialogues', 'What files of dialogues hold.', {
  files: integer(),
  dialogues: integer(),
  messages: integer(),
});

const FittingPage = object('FittingPage', 'The Page that what was found belongs to.', {
  'id?': text('absent of one that is yet to be made'),
  name: text(),
  because: word(
    ['name', 'earlier', 'new'],
    'what speaks for it: its name is in the threads, an earlier import had the same business, or no Page is of that name',
  ),
});

const LookedArchive = object('LookedArchive', 'What was looked into.', {
  name: text('of the file that was sent; a path without one'),
  'upload?': text('id of the file that was sent'),
});

/** What an import would find, and the decisions that it asks for. */
export const ImportLook = object('ImportLook', 'What archives hold, before anything is written.', {
  archives: list(LookedArchive),
  'page?': { ...FittingPage, help: 'absent where nothing tells' },
  platforms: list(LookedPlatform),
  dialogues: LookedDialogues,
  ...reportedRemarks,
});
