import type { Owner } from '../../ingest/archive/owner.ts';
import type { PlatformLook } from '../../ingest/look.ts';
import type { PageRow } from '../../store/directory.ts';
import type { Store } from '../../store/store.ts';

/** A Page to import into. */
interface FoundPage {
  /** Undefined of one that is yet to be made. */
  readonly row: PageRow | undefined;
  readonly name: string;
  readonly because: 'name' | 'earlier' | 'new';
}

/** Pages that are looked at, and of which so many at once. */
const MOST = 1_000;
const AT_ONCE = 100;

/**
 * The Page that archives belong to: the one whose name, or business of an earlier import, takes part in
 * most of the threads; else one that is yet to be made, of the name that an archive tells.
 */
export async function pageOfLook(
  store: Store,
  platforms: readonly PlatformLook[],
  owner: Owner,
): Promise<FoundPage | undefined> {
  let best: (FoundPage & { readonly threads: number }) | undefined;
  for (let last = 0, seen = 0; seen < MOST; seen += AT_ONCE) {
    const some = await store.directory.pages.after(last, AT_ONCE);
    for (const row of some) {
      last = row.no;
      const earlier = await store.page(row.no).imports.businesses();
      for (const { platform, names } of platforms) {
        const before = earlier.filter((one) => one.platform === platform);
        const byName = names.best([row.name, row.instagramUsername ?? []].flat());
        const byEarlier = names.best(before.map(({ business }) => business));
        const threads = Math.max(byName?.threads ?? 0, byEarlier?.threads ?? 0);
        if (threads <= (best?.threads ?? 0)) continue;
        const because = byEarlier?.threads === threads ? 'earlier' : 'name';
        best = { row, name: row.name, because, threads };
      }
    }
    if (some.length < AT_ONCE) break;
  }
  if (best) return best;
  const name = await nameOf(platforms, owner);
  return name === undefined ? undefined : { row: undefined, name, because: 'new' };
}

/** Whom an archive is of, as a Page may be called. */
async function nameOf(
  platforms: readonly PlatformLook[],
  { names }: Owner,
): Promise<string | undefined> {
  const nobody = { name: '', instagramUsername: undefined };
  const sure: string[] = [];
  const likely: string[] = [];
  for (const each of platforms) {
    const business = await each.businessOn(nobody, []);
    if (business && business.because !== 'nobody') sure.push(business.name);
    const [most] = each.names.all();
    if (most) likely.push(most.name);
  }
  return [...sure, ...names.MESSENGER, ...names.INSTAGRAM, ...likely][0];
}
