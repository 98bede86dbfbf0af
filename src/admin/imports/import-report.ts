import type { Report } from '../../ingest/report.ts';
import { PLATFORMS } from '../../store/page/platform.ts';
import { integer, list, map, object, text, type ValueOf, word } from '../schema.ts';

const Remark = object('ImportRemark', 'Something that is not in, or not wholly.', {
  file: text('the file; of a medium, what its message calls it'),
  reason: text(),
});

const counts = {
  conversations: integer(),
  messages: integer(),
  media: integer(),
  new_conversations: integer('how many of them the store did not have'),
  new_messages: integer('the same'),
};

export const platform = word(PLATFORMS);

export const Business = object('ImportBusiness', 'Who was taken for the business.', {
  name: text(),
  threads: integer('in how many of the threads the name takes part'),
  of: integer('of how many'),
  because: text('what spoke for it: given, asked, earlier, page, profile, everywhere or nobody'),
  equals: list(text(), 'names that take part in as many'),
});

const Section = object('ImportSection', 'What a folder of threads holds.', {
  section: text(),
  threads: integer(),
  messages: integer(),
  people: integer('besides the business'),
  media: integer(),
  media_missing: integer(),
});

const ImportPlatform = object('ImportPlatform', 'What was found of one platform.', {
  platform,
  ...counts,
  'business?': Business,
  people: integer('besides the business'),
  media_kinds: map(integer(), 'media that are there, by kind'),
  media_missing: integer(),
  'first_message?': text('ISO 8601'),
  'last_message?': text('ISO 8601'),
  sections: list(Section),
  years: list(object('ImportYear', '', { year: integer(), messages: integer() })),
});

const Joined = object('ImportJoined', 'Two threads that were taken for one conversation.', {
  platform,
  conversation: text('its id'),
  threads: list(text()),
  because: text(),
  'shared_messages?': integer(),
});

const Parted = object(
  'ImportParted',
  'Threads that were part of a conversation and are not any more.',
  {
    platform,
    conversation: text('its id'),
    from: text('id of the conversation that they were part of'),
    threads: list(text()),
    because: text(),
  },
);

const Pages = object('ImportPages', 'How the times of a download in HTML were read.', {
  folder: text(),
  time_zone: text(),
  because: text('what told it: dates, page, json, given or machine'),
});

/** What is told of files, by an import and by whoever looks before. */
export const reportedRemarks = {
  'html?': list(Pages),
  skipped: list(Remark, 'files, threads and messages that are not in'),
  left_out: list(Remark, 'what nobody would miss'),
  gaps: list(Remark, 'threads of which numbered files lack'),
};

/** What an import found, and what of it is new; the same as `convograph import --json` prints. */
export const ImportReport = object('ImportReport', 'What an import found, and what of it is new.', {
  'page_id?': text('of the Page; absent where none was made'),
  ...counts,
  platforms: list(ImportPlatform),
  missing_media: list(Remark, 'media that messages name and that are not there'),
  ...reportedRemarks,
  counted_once: list(Remark, 'files that meet one of an earlier import'),
  joined: list(Joined),
  joined_more: integer('how many more of those there are'),
  parted: list(Parted),
});

/** A report with the Page that it is about. */
export const shownReport = (
  report: Report,
  page: string | undefined,
): ValueOf<typeof ImportReport> => ({ page_id: page, ...report });
