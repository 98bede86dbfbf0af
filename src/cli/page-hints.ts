import { WrongUse } from '../house/failure.ts';
import { DATE_ORDERS, type PageHints } from '../ingest/archive/html/is-page.ts';

/**
 * What was said of the pages of a download in HTML.
 * @throws WrongUse
 */
export function pageHintsOf({ timeZone, dateOrder, dateLanguage }: PageHints): PageHints {
  if (timeZone !== undefined && !isZone(timeZone)) {
    throw new WrongUse(`--time-zone takes a name such as Europe/Paris, and "${timeZone}" is none.`);
  }
  if (dateOrder !== undefined && !DATE_ORDERS.some((each) => each === dateOrder)) {
    throw new WrongUse(`--date-order must be dmy, mdy, ymd or ydm, and is "${dateOrder}".`);
  }
  if (dateLanguage !== undefined && !isTag(dateLanguage)) {
    throw new WrongUse(`--date-language takes a tag such as pl, and "${dateLanguage}" is none.`);
  }
  return { timeZone, dateOrder, dateLanguage };
}

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
