import { DATE_ORDERS, type PageHints } from '../../ingest/archive/html/is-page.ts';
import { AdminError } from '../error.ts';
import { text, type Values } from '../schema.ts';

/** Parameters that say how pages of a download in HTML are read. */
export const pageHints = {
  'time_zone?': text("of a download in HTML, such as Europe/Paris (default: the machine's)"),
  'date_order?': text('of its dates, where they do not tell: dmy, mdy, ymd or ydm'),
  'date_language?': text('of its dates, where they do not tell, such as pl'),
};

/** What was said of the pages of a download in HTML. */
type Said = Values<typeof pageHints>;

/** @throws AdminError for what is no zone, no order of dates or no language */
export function checkPageHints(
  { time_zone, date_order, date_language }: Said,
  naming: (parameter: string) => string,
): void {
  if (time_zone !== undefined && !isZone(time_zone)) {
    throw new AdminError(
      `${naming('time_zone')} takes a name such as Europe/Paris, and "${time_zone}" is none.`,
    );
  }
  if (date_order !== undefined && !DATE_ORDERS.some((each) => each === date_order)) {
    throw new AdminError(
      `${naming('date_order')} must be dmy, mdy, ymd or ydm, and is "${date_order}".`,
    );
  }
  if (date_language !== undefined && !isTag(date_language)) {
    throw new AdminError(
      `${naming('date_language')} takes a tag such as pl, and "${date_language}" is none.`,
    );
  }
}

/** The same, as an import takes it. */
export const pageHintsOf = ({ time_zone, date_order, date_language }: Said): PageHints => ({
  ...{ timeZone: time_zone, dateOrder: date_order, dateLanguage: date_language },
});

const isZone = (name: string): boolean =>
  works(() => new Intl.DateTimeFormat('en', { timeZone: name }));

const isTag = (tag: string): boolean =>
  works(() => Intl.getCanonicalLocales(tag)) &&
  Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;

function works(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch {
    return false;
  }
}
