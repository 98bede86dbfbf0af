import type { SectionReport, YearReport } from '../ingest/contents.ts';
import type { BusinessReport, PlatformReport } from '../ingest/report.ts';
import { grouped, table } from './output.ts';

/** Columns of the longest bar. */
const WIDEST = 40;

/** What a download holds, for people who have not imported it yet: by section and by year. */
export async function contents({ sections, years, business }: PlatformReport): Promise<string[]> {
  return [
    ...(sections.length > 0 ? ['', await sectionTable(sections)] : []),
    ...(years.length > 0 ? ['', ...barsOf(years)] : []),
    ...(business ? ['', ...sureness(business)] : []),
  ];
}

const NUMBERS = ['threads', 'messages', 'people', 'media', 'missing'] as const;

async function sectionTable(sections: readonly SectionReport[]): Promise<string> {
  const column = (name: (typeof NUMBERS)[number]) => {
    const of = (one: SectionReport): string =>
      grouped(name === 'missing' ? one.media_missing : one[name]);
    const width = Math.max(name.length, ...sections.map((one) => of(one).length));
    // Headings stand on the left of their column, and numbers under their end.
    return [name.padStart(width), (one: SectionReport) => of(one).padStart(width)] as const;
  };
  return table(sections, {
    section: ({ section }) => section || 'in no section',
    ...Object.fromEntries(NUMBERS.map(column)),
  });
}

/** Every year from the first to the last with a bar as long as it has messages. */
function barsOf(years: readonly YearReport[]): string[] {
  const counts = new Map(years.map(({ year, messages }) => [year, messages]));
  const [first, last] = [years[0]?.year ?? 0, years.at(-1)?.year ?? 0];
  // A wrong date here and there does not make a page of it.
  const isLong = last - first >= MOST_YEARS;
  const shown = isLong
    ? years.map(({ year }) => year)
    : Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const most = Math.max(...counts.values());
  const width = grouped(most).length;
  return shown.map((year) => {
    const messages = counts.get(year) ?? 0;
    return `${year}  ${grouped(messages).padStart(width)}  ${bar(messages / most)}`.trimEnd();
  });
}

const MOST_YEARS = 30;

/** Eighths of a column. */
const PARTS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

function bar(share: number): string {
  // What is there is seen.
  const eighths = share === 0 ? 0 : Math.max(1, Math.round(share * WIDEST * PARTS.length));
  return '█'.repeat(Math.floor(eighths / PARTS.length)) + PARTS[eighths % PARTS.length];
}

const BECAUSE: Readonly<Record<BusinessReport['because'], string>> = {
  given: 'Sure: the name was given.',
  asked: 'Sure: the name was chosen.',
  earlier: 'Earlier imports had this name',
  page: 'It is the Page’s own name',
  profile: 'The download says that it is of this account',
  everywhere: 'Nobody else is in all of the threads, and the Page has another name.',
  nobody: 'Nobody wrote anything: whoever the business is, nothing hangs on it.',
};

/** How sure it is who the business is. */
function sureness({ because, equals }: BusinessReport): string[] {
  const reason = BECAUSE[because];
  if (reason.endsWith('.')) return [reason];
  return equals.length === 0
    ? [`${reason}, and nobody else is in as many threads.`]
    : [`${reason}, but not alone: --me says who it is before anything is written.`];
}
