import type { MessageExtra, StoredShare } from '../../store/page/message.ts';
import type { Platform } from '../../store/page/platform.ts';
import { checkWord, type Stage } from '../acts.ts';
import { AdminError } from '../error.ts';
import type { OperationDeps } from '../operation.ts';
import { text, type Values, word } from '../schema.ts';

/** What can be shared where, in the words of webhooks; what is shared without one comes first. */
const KINDS: Readonly<Record<Platform, readonly string[]>> = {
  MESSENGER: ['fallback', 'post', 'reel', 'ig_post', 'ig_reel'],
  INSTAGRAM: ['ig_post', 'ig_reel', 'ig_story', 'reel', 'share'],
};

/** The parameters that say what is shared, and where somebody is. */
export const sharing = {
  'share?': text('address of a link, a post, a reel or a story that is shared', '--share <url>'),
  'share_kind?': word(
    ['fallback', 'post', 'reel', 'share', 'ig_post', 'ig_reel', 'ig_story'],
    'what it is, in the word of webhooks, a link being a fallback (default: that on Messenger, ig_post on Instagram)',
    { what: 'A share is', flag: '--share-kind <kind>' },
  ),
  'share_title?': text('its title', '--share-title <title>'),
  'share_id?': text('id of the post, reel or story (default: one is made)', '--share-id <id>'),
  'location?': text('where the person is: LAT,LONG in degrees', '--location <lat,long>'),
  'location_title?': text('what the place is called', '--location-title <title>'),
};

type Sharing = Values<typeof sharing>;

/**
 * What is shared, as a message has it.
 * @throws AdminError for what is no address, no place, or cannot be shared there
 */
export function shared(
  { random }: Pick<OperationDeps, 'random'>,
  stage: Pick<Stage, 'person' | 'offer' | 'at'>,
  given: Sharing,
): Pick<MessageExtra, 'shares' | 'location'> {
  const shares = [...shareOf(random, stage, given)];
  const location = locationOf(given);
  if (location) {
    const { title: name, url: link } = location;
    const id = random.digits(17);
    shares.push({ id, link, ...(name !== undefined && { name }) });
  }
  return { ...(shares.length > 0 && { shares }), ...(location && { location }) };
}

function shareOf(
  random: OperationDeps['random'],
  { person: { platform }, offer, at }: Pick<Stage, 'person' | 'offer' | 'at'>,
  { share: link, share_kind, share_title: name, share_id }: Sharing,
): StoredShare[] {
  if (link === undefined) return [];
  checkWord(link);
  checkWord(name);
  checkWord(share_id);
  if (!/^https?:$/.test(URL.parse(link)?.protocol ?? '')) {
    throw new AdminError('What is shared has an address that begins with https:// or http://.');
  }
  const kinds = KINDS[platform].filter((each) => each !== 'share' || offer.has(each, at));
  const [first = ''] = kinds;
  const kind = share_kind ?? first;
  if (!kinds.includes(kind)) {
    const where = platform === 'INSTAGRAM' ? 'Instagram' : 'Messenger';
    throw new AdminError(`On ${where} nobody shares a ${kind}: there are ${kinds.join(', ')}.`);
  }
  // What older streams called a share names nothing but its address (wire.md 9.4).
  const isNamed = kind !== 'fallback' && kind !== 'post' && kind !== 'share';
  const of = share_id ?? (isNamed ? random.digits(17) : undefined);
  return [
    {
      ...{ id: of ?? random.digits(17), kind, link },
      ...(name !== undefined && { name }),
      ...(of !== undefined && { of }),
    },
  ];
}

function locationOf({ location, location_title: title }: Sharing) {
  if (location === undefined) return undefined;
  checkWord(title);
  const [lat = Number.NaN, long = Number.NaN, ...more] = location.split(',').map(degrees);
  if (!(Math.abs(lat) <= 90 && Math.abs(long) <= 180) || more.length > 0) {
    throw new AdminError('A place is LAT,LONG in degrees, such as 52.3765,9.7389.');
  }
  // The map that Messenger's apps lead to (wire.md 9.3).
  const url = `https://www.bing.com/maps/default.aspx?v=2&pc=FACEBK&mid=8100&where1=${lat}%2C+${long}&FORM=FBKPL1&mkt=en-US`;
  return { lat, long, url, ...(title !== undefined && { title }) };
}

const degrees = (text: string): number =>
  /^\s*-?\d{1,3}(?:\.\d{1,15})?\s*$/.test(text) ? Number(text) : Number.NaN;
