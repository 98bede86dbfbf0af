import { sql } from 'kysely';
import { type Invariant, LEADS_NOWHERE, namesKnown, none } from './invariant.ts';

const AGAIN = {
  means:
    'An import of the same download again may bring messages a second time, or leave some out.',
  todo: 'Look into the conversation that it names; where that is right, delete it and import its download again.',
};

/** What is known of downloads that are in. */
export const OF_IMPORTS: readonly Invariant[] = [
  {
    ...namesKnown(
      'imported_thread',
      'conversation',
      'conversation',
      'The conversation is not there that a thread of a download is in.',
    ),
    ...AGAIN,
    broken: (of) => none('conversation', of, sql`o.no = r.conversation`),
  },
  {
    table: 'imported_thread',
    name: 'imported_thread.strand',
    says: 'A thread of a download is one with threads of which none is there.',
    ...AGAIN,
    broken: (of) => none('imported_thread', of, sql`o.strand = r.strand and o.no >= o.strand`),
  },
  {
    table: 'imported_thread',
    name: 'imported_thread.span',
    says: 'A thread of a download ends before it begins, or holds less than nothing.',
    ...AGAIN,
    broken: () => sql`(r.first > r.last or r.messages < 0)`,
  },
  {
    table: 'imported_file',
    name: 'imported_file.source',
    says: 'The thread is not there that a file of a download belongs to.',
    ...AGAIN,
    broken: (of) =>
      sql`(r.source is not null and ${none('imported_thread', of, sql`o.no = r.source`)})`,
  },
  ...(['one', 'other'] as const).map(
    (side): Invariant => ({
      table: 'thread_decision',
      name: `thread_decision.${side}`,
      says: 'Of a thread that is not there it was decided whether it is one with another.',
      ...LEADS_NOWHERE,
      broken: (of) => none('imported_thread', of, sql`o.no = ${sql.ref(`r.${side}`)}`),
    }),
  ),
  {
    table: 'import_report',
    name: 'import_report.revision',
    says: 'A report of an import is of a later state than the Page ever had.',
    means: 'The same import again may say that all is in, and bring nothing.',
    todo: 'Change something of the Page, such as its name and back, and import again.',
    broken: (of) =>
      sql`r.revision > coalesce((select revision from page_revision where page = ${of.page}), 0)`,
  },
];
