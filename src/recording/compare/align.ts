/** A place of the one list, of the other, or of both, in the order of both. */
export interface Aligned {
  readonly expected?: number;
  readonly actual?: number;
}

/** Places that are compared with one another, at most: of longer lists the rest is paired as it comes. */
const MOST_CELLS = 4_000_000;

/** What it costs that one is missing, or is too many: two of that are more than any pair costs. */
const ALONE = 1;

/**
 * Puts two lists beside each other so that as little as can be differs.
 * @param cost of two that stand beside each other: 0 of the same, under 2 of what is alike, Infinity of others
 */
export function align(
  expected: number,
  actual: number,
  cost: (expected: number, actual: number) => number,
): Aligned[] {
  let begin = 0;
  while (begin < expected && begin < actual && cost(begin, begin) === 0) begin++;
  let end = 0;
  while (
    end < expected - begin &&
    end < actual - begin &&
    cost(expected - 1 - end, actual - 1 - end) === 0
  ) {
    end++;
  }
  const head = Array.from({ length: begin }, (_, i) => ({ expected: i, actual: i }));
  const tail = Array.from({ length: end }, (_, i) => ({
    expected: expected - end + i,
    actual: actual - end + i,
  }));
  const rows = expected - begin - end;
  const columns = actual - begin - end;
  const middle =
    rows * columns > MOST_CELLS
      ? inTurn(rows, columns)
      : cheapest(rows, columns, (i, j) => cost(begin + i, begin + j));
  const shifted = middle.map(({ expected: i, actual: j }) => ({
    ...(i !== undefined && { expected: begin + i }),
    ...(j !== undefined && { actual: begin + j }),
  }));
  return [...head, ...shifted, ...tail];
}

const inTurn = (rows: number, columns: number): Aligned[] =>
  Array.from({ length: Math.max(rows, columns) }, (_, i) => ({
    ...(i < rows && { expected: i }),
    ...(i < columns && { actual: i }),
  }));

/** By the table of the cheapest ways to each pair of places. */
function cheapest(
  rows: number,
  columns: number,
  cost: (i: number, j: number) => number,
): Aligned[] {
  const width = columns + 1;
  const least = new Float64Array((rows + 1) * width);
  const at = (i: number, j: number): number => least[i * width + j] ?? 0;
  for (let i = rows; i >= 0; i--) {
    for (let j = columns; j >= 0; j--) {
      if (i === rows || j === columns) {
        least[i * width + j] = (rows - i + columns - j) * ALONE;
        continue;
      }
      const pair = cost(i, j) + at(i + 1, j + 1);
      least[i * width + j] = Math.min(pair, ALONE + Math.min(at(i + 1, j), at(i, j + 1)));
    }
  }
  const aligned: Aligned[] = [];
  let [i, j] = [0, 0];
  while (i < rows || j < columns) {
    if (i < rows && j < columns && at(i, j) === cost(i, j) + at(i + 1, j + 1)) {
      aligned.push({ expected: i++, actual: j++ });
    } else if (i < rows && (j === columns || at(i, j) === ALONE + at(i + 1, j))) {
      aligned.push({ expected: i++ });
    } else aligned.push({ actual: j++ });
  }
  return aligned;
}
