import type { StoredAttachment } from '../../../store/page/message.ts';
import { declare } from '../../services.ts';

const standard = { standard: true };

const width = declare.scalar<StoredAttachment, 'int'>(
  'width',
  'int',
  'Width in pixels.',
  (a) => a.width,
  standard,
);
const height = declare.scalar<StoredAttachment, 'int'>(
  'height',
  'int',
  'Height in pixels.',
  (a) => a.height,
  standard,
);
const url = declare.scalar<StoredAttachment, 'string'>(
  'url',
  'string',
  'Address of the file.',
  (a, call) => a.media && call.services.mediaLink(a.media, a.mime),
  standard,
);
const previewUrl = declare.scalar<StoredAttachment, 'string'>(
  'preview_url',
  'string',
  'Address of a still picture of it.',
  (a, call) => {
    const preview = a.preview ?? (a.kind === 'image' ? a.media : undefined);
    return preview && call.services.mediaLink(preview, a.preview ? 'image/jpeg' : a.mime);
  },
  standard,
);

const animated = (name: string) =>
  declare.scalar<StoredAttachment, 'string'>(
    name,
    'string',
    'Address of the moving picture, of a GIF.',
    (a, call) =>
      a.mime === 'image/gif' && a.media ? call.services.mediaLink(a.media, a.mime) : undefined,
    standard,
  );

/** A picture (wire.md 5.6). */
export const imageDataType = declare.node<StoredAttachment>('ImageData', 'A picture.', {
  lenient: true,
  fields: [
    width,
    height,
    declare.scalar('max_width', 'int', 'Width at most.', (a) => a.width, standard),
    declare.scalar('max_height', 'int', 'Height at most.', (a) => a.height, standard),
    url,
    previewUrl,
    // Captures show 1 of photos and of GIFs.
    declare.scalar('image_type', 'int', '1: a picture file.', () => 1, standard),
    declare.scalar(
      'render_as_sticker',
      'bool',
      'Whether to show it as a sticker.',
      () => false,
      standard,
    ),
    animated('animated_gif_url'),
    animated('animated_gif_preview_url'),
    animated('raw_gif_image'),
  ],
});

/** A video (wire.md 5.6). */
export const videoDataType = declare.node<StoredAttachment>('VideoData', 'A video.', {
  lenient: true,
  fields: [
    width,
    height,
    declare.scalar('length', 'int', 'Seconds.', (a) => a.length, standard),
    declare.scalar('video_type', 'int', '1: a video file.', () => 1, standard),
    url,
    previewUrl,
    declare.scalar('rotation', 'int', 'Degrees clockwise.', () => 0, standard),
  ],
});
