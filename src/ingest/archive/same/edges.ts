import type { SurveyedFile } from '../survey.ts';

/** Where a file of a download meets another of the same: in a millisecond that both have messages of. */
export interface Edge {
  /** Number of the download among those of the thread. */
  readonly download: number;
  /** The milliseconds, in epoch milliseconds. */
  readonly times: ReadonlySet<number>;
}

/**
 * Finds the files of a thread that meet in a millisecond, so that equal messages on either side are
 * told apart. Those that do not tell milliseconds are not among them (../rough.ts).
 * @param files of one thread, by time
 */
export function edgesOf(files: readonly SurveyedFile[]): ReadonlyMap<SurveyedFile, Edge> {
  const found = new Map<SurveyedFile, { download: number; times: Set<number> }>();
  if (files.length < 2) return found;
  const byFirst = Map.groupBy(files, ({ facts }) => facts.first);
  for (const older of files) {
    if (older.file.madeOf === 'html' || older.facts.isInSeconds) continue;
    const { last } = older.facts;
    for (const newer of byFirst.get(last) ?? []) {
      if (last === 0 || !goesOn(files, older, newer)) continue;
      const { download } = found.get(older) ?? { download: found.size };
      for (const file of [older, newer]) {
        const edge = found.get(file) ?? { download, times: new Set() };
        edge.times.add(last);
        found.set(file, edge);
      }
    }
  }
  return found;
}

/**
 * Whether a file is the one after another in a download: the newest messages are in the first. Zips
 * are parts of one download where no file of the thread is in both, and no third could be meant.
 */
function goesOn(files: readonly SurveyedFile[], older: SurveyedFile, newer: SurveyedFile): boolean {
  if (older.number !== newer.number + 1) return false;
  if (older.root !== newer.root || older.section !== newer.section) return false;
  if (older.file.source === newer.file.source) return true;
  const isPart = (one: SurveyedFile, other: SurveyedFile): boolean =>
    !files.some(
      ({ file, number }) =>
        (file.source === one.file.source && number === other.number) ||
        (file.source === other.file.source && number === one.number),
    );
  const time = older.facts.last;
  const next = files.filter(
    (each) => each.number === newer.number && each.facts.first >= time && isPart(older, each),
  );
  const before = files.filter(
    (each) => each.number === older.number && each.facts.last <= time && isPart(newer, each),
  );
  return next.length === 1 && before.length === 1 && isPart(older, newer);
}
