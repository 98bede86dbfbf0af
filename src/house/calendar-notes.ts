import { type Calendar, KNOWN_UNTIL } from '../graph/declare/calendar.ts';
import { VERSIONS, type Version } from '../graph/declare/versions.ts';

/**
 * What whoever starts a server is told of its calendar.
 * @param defaultVersion where nothing is said of it the oldest, which gives way to a later one
 */
export function calendarNotes(calendar: Calendar, defaultVersion: Version): string[] {
  const { day, versions } = calendar.offer;
  const notes: string[] = [];
  if (calendar.isUnknown) {
    notes.push(`As of ${day}: what Meta changed is known up to ${KNOWN_UNTIL}.`);
  }
  if (defaultVersion !== VERSIONS[0] && !versions.includes(defaultVersion)) {
    notes.push(
      `As of ${day} there is no ${defaultVersion}: ${versions[0]} answers who names no version (--default-version).`,
    );
  }
  return notes;
}
