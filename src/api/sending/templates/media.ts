import { bool, id, oneOf } from '../../../graph/params/types.ts';
import { isFacebookMedia } from '../../../messaging/templates/facebook-url.ts';
import { address } from '../params/address.ts';
import { buttons } from './button.ts';
import { cards, template } from './declare.ts';
import { may, must, shape, some } from './parts.ts';

const element = shape({
  media_type: must(oneOf('image', 'video'), 'What it is.'),
  attachment_id: may(id, 'One of the Page’s attachments.'),
  url: may(address, 'A photo or video on Facebook.'),
  buttons,
});

/** A picture or video with buttons. */
export const media = template('media', {
  params: {
    sharable: may(bool, 'Whether it has a button to share it.'),
    elements: must(some(element, 1, 1), 'The picture or video.'),
  },
  check({ elements: [shown] }) {
    if ((shown?.attachment_id === undefined) === (shown?.url === undefined)) {
      return { error: 'mediaSource' };
    }
    return shown?.url === undefined || isFacebookMedia(shown.url)
      ? undefined
      : { error: 'mediaUrl' };
  },
  uploaded: ({ elements: [shown] }) => shown?.attachment_id,
  lacks({ elements: [shown] }, { uploaded }) {
    if (shown?.attachment_id === undefined) return undefined;
    if (uploaded?.platform !== 'MESSENGER') return 'mediaAttachment';
    return uploaded.kind === shown.media_type ? undefined : 'mediaType';
  },
  show: ({ elements: [shown] }, { uploaded }) =>
    cards({ media_url: shown?.url, media: uploaded?.media, buttons: shown?.buttons }),
});
