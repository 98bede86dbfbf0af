import { SqliteConnection } from '../../src/store/sqlite/sqlite-connection.ts';

let longest = 0;
const begin = SqliteConnection.prototype.beginWriting;
SqliteConnection.prototype.beginWriting = function (this: SqliteConnection): void {
  const began = performance.now();
  try {
    begin.call(this);
  } finally {
    longest = Math.max(longest, performance.now() - began);
  }
};

/** The longest that a transaction's begin held the thread up since this was asked last, in ms. */
export function longestBegin(): number {
  const found = longest;
  longest = 0;
  return found;
}
