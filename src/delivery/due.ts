import { bucketOf } from '../store/log/lanes.ts';
import type { Store } from '../store/store.ts';

/**
 * When the next attempt is due that the store knows of, in ms of its clock; that may be over, where it
 * is under way or nobody sends.
 */
export async function nextDue({ lanes }: Pick<Store, 'lanes'>): Promise<number | undefined> {
  const failing = await lanes.failing();
  if (failing.length === 0) return undefined;
  const standing = new Map(
    (await lanes.standing()).map(({ app, bucket, standing }) => [`${app} ${bucket}`, standing]),
  );
  const times = failing.map(
    ({ app, page, next }) => standing.get(`${app} ${bucketOf(page)}`)?.next ?? next,
  );
  return Math.min(...times);
}
