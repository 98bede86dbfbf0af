/** The files as they are, and the commit they are compared with. */
export type Side = 'now' | 'before';

/** One of each. */
export type Both<T> = Readonly<Record<Side, T>>;

/**
 * Takes two measures of each side, the one that begins also the last (A B B A), so that whatever
 * drifts evenly hits both alike; who begins changes with the round. Gives the means.
 * @param take takes the first or the second measure of a side
 */
export async function abba(
  round: number,
  take: (side: Side, part: 0 | 1) => Promise<number>,
): Promise<Both<number>> {
  const [a, b]: [Side, Side] = round % 2 === 0 ? ['before', 'now'] : ['now', 'before'];
  const first = await take(a, 0);
  const mean = { now: 0, before: 0 };
  mean[b] = ((await take(b, 0)) + (await take(b, 1))) / 2;
  mean[a] = (first + (await take(a, 1))) / 2;
  return mean;
}
