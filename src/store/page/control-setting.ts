import type { ControlSetting } from '../../messaging/thread-control/state.ts';
import type { EntryApp, PageRow } from '../directory/tables.ts';
import type { Referral } from './message.ts';
import type { Platform } from './platform.ts';

/**
 * What a Page is set to of who controls its conversations.
 * @param apps ids of the apps that it has, where that matters
 */
export const controlSettingOf = (
  page: PageRow | undefined,
  platform: Platform,
  apps?: readonly string[],
): ControlSetting => ({
  ...{ platform, apps, defaultApp: page?.defaultApp },
  ...{ primaryReceiver: page?.primaryReceiver, takers: page?.takers ?? [] },
});

const LINKS: ReadonlySet<string | undefined> = new Set([
  ...['SHORTLINK', 'SHORTLINKS', 'IGME-SOURCE-LINK'],
]);

const DAY = 24 * 3_600_000;

/** The app that a Page has whoever comes by a link or an ad received by, if any: an ad's own comes first. */
export function entryAppOf(
  { entryApps }: Pick<PageRow, 'entryApps'>,
  { source, ad_id: ad }: Referral,
): { readonly app: string; readonly keeps?: number } | undefined {
  const way = ad === undefined && source !== 'ADS' ? (LINKS.has(source) ? 'link' : 'social') : 'ad';
  const ofWay = entryApps.filter((each) => each.way === way);
  const found: EntryApp | undefined =
    ofWay.find((each) => each.ad !== undefined && each.ad === ad) ??
    ofWay.find((each) => each.ad === undefined);
  if (!found) return undefined;
  const { app, days } = found;
  return { app, ...(days !== undefined && { keeps: days * DAY }) };
}
