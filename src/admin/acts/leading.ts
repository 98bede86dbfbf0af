import type { Referral } from '../../store/page/message.ts';
import { checkWord } from '../acts.ts';
import { byDefault, text, type Values, word } from '../schema.ts';

/** Where links and ads lead from, in the words of the wire (wire.md 9.3). */
const SOURCES = ['SHORTLINK', 'ADS', 'CUSTOMER_CHAT_PLUGIN', 'DISCOVER_TAB'] as const;

/** The parameters that say what led a person to the Page. */
export const leading = {
  'ref?': text('what the link or ad that led here says, as `ref` of its m.me or ig.me link'),
  'source?': byDefault(word(SOURCES, 'where it led from', { what: 'A source is' }), 'SHORTLINK'),
  'ad_id?': text('id of the ad', '--ad-id <id>'),
};

/**
 * What led a person here; nothing where no link or ad is told.
 * @throws AdminError where it is too long
 */
export function cameBy({ ref, source, ad_id }: Values<typeof leading>): Referral | undefined {
  checkWord(ref);
  checkWord(ad_id);
  if (ref === undefined && ad_id === undefined) return undefined;
  return {
    ...(ref !== undefined && { ref }),
    ...(ad_id !== undefined && { ad_id }),
    ...{ source: source ?? 'SHORTLINK', type: 'OPEN_THREAD' },
  };
}
