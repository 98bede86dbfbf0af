import { isObject } from '../split.ts';

type Raw = Readonly<Record<string, unknown>>;

/** Whether a message is of the list that Instagram's download had until the end of 2020. */
export const isOfOldInstagram = (raw: Raw): boolean =>
  raw.created_at !== undefined && raw.timestamp_ms === undefined && raw.timestamp === undefined;

/** Keys whose text stands for the message where nobody wrote one. */
const SAID = [
  ...['text', 'heart', 'action', 'video_call_action', 'live_video_invite', 'live_video_share'],
  'hashtag',
] as const;

/**
 * A message of that list with the keys that it would have today (wire.md 14.19). Its only reactions
 * are likes.
 */
export function asToday(raw: Raw): Raw {
  const time = timeOf(raw.created_at);
  return {
    sender_name: raw.sender,
    timestamp_ms: time ?? raw.created_at,
    content: SAID.map((key) => raw[key]).find((text) => typeof text === 'string' && text !== ''),
    media: [raw.media, raw.media_url].filter(isText).map((uri) => ({ uri })),
    audio_files: [raw.voice_media].filter(isText).map((uri) => ({ uri })),
    gifs: animationOf(raw.animated_media_images),
    share: [...sharesOf(raw)],
    reactions: likesOf(raw.likes),
  };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** ISO 8601, with microseconds and a zone; UTC without one. */
function timeOf(value: unknown): number | undefined {
  if (!isText(value)) return undefined;
  const time = Date.parse(/(?:z|[+-]\d\d:?\d\d)$/i.test(value) ? value : `${value}Z`);
  return Number.isNaN(time) ? undefined : time;
}

function* sharesOf(raw: Raw): Generator<Raw> {
  yield {
    link: raw.media_share_url,
    share_text: raw.media_share_caption,
    original_content_owner: raw.media_owner,
  };
  yield { link: isText(raw.link) ? raw.link : undefined };
  yield { share_text: raw.story_share };
  yield {
    share_text: raw.profile_share_name,
    original_content_owner: raw.profile_share_username,
  };
  const place = [raw.location_name, raw.address, raw.city].filter(isText);
  yield { share_text: [...new Set(place)].join(', ') };
}

/** The address of the picture that moves, of the forms that it is offered in. */
function animationOf(images: unknown): { uri: string }[] {
  const forms = isObject(images) ? [images.original, ...Object.values(images)] : [];
  const uri = forms.map((form) => (isObject(form) ? form.url : undefined)).find(isText);
  return uri === undefined ? [] : [{ uri }];
}

const likesOf = (likes: unknown): Raw[] =>
  (Array.isArray(likes) ? likes : []).filter(isObject).map(({ username, date }) => {
    const time = timeOf(date);
    return {
      reaction: '❤',
      actor: username,
      ...(time !== undefined && { timestamp: Math.floor(time / 1000) }),
    };
  });
