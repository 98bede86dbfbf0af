/** A slip of the fingers changes so much of a word at most. */
const MOST_CHANGED = 0.4;

/**
 * The name that a mistyped word most likely stands for; undefined where none is near. Case and the
 * signs between words do not count.
 */
export function nearest(word: string, names: readonly string[]): string | undefined {
  const [best] = names
    .map((name) => ({ name, share: changed(bare(word), bare(name)) }))
    .sort((a, b) => a.share - b.share);
  return best && best.share <= MOST_CHANGED ? best.name : undefined;
}

const bare = (text: string): string => text.slice(0, 60).toLowerCase().replaceAll(/[-_ ]/g, '');

/** Letters put in, left out, exchanged or swapped on the way from one to the other, as a share. */
function changed(one: string, other: string): number {
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      const best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row.push(isSwap ? Math.min(best, (before[j - 2] ?? 0) + 1) : best);
    }
    [before, last] = [last, row];
  }
  return (last[other.length] ?? 0) / Math.max(one.length, other.length, 1);
}
