import type { StoredAttachment } from '../../../store/page/message.ts';
import { declare } from '../../services.ts';

const { scalar } = declare;

const width = scalar<StoredAttachment, 'int'>('width', 'int', 'Width in pixels.', (a) => a.width);
const height = scalar<StoredAttachment, 'int'>(
  'height',
  'int',
  'Height in pixels.',
  (a) => a.height,
);
const url = scalar<StoredAttachment, 'string'>(
  'url',
  'string',
  'Address of the file.',
  (a, call) => a.media && call.services.mediaLink(a.media, a.mime),
);
const previewUrl = scalar<StoredAttachment, 'string'>(
  'preview_url',
  'string',
  'Address of a still picture of it.',
  (a, call) => {
    const preview = a.preview ?? (a.kind === 'image' ? a.media : undefined);
    return preview && call.services.mediaLink(preview, a.preview ? 'image/jpeg' : a.mime);
  },
);

const animated = (name: string) =>
  scalar<StoredAttachment, 'string'>(
    name,
    'string',
    'Address of the moving picture, of a GIF.',
    (a, call) =>
      a.mime === 'image/gif' && a.media ? call.services.mediaLink(a.media, a.mime) : undefined,
  );

/** A picture (wire.md 5.6). */
export const imageDataType = declare.node<StoredAttachment>('ImageData', 'A picture.', {
  lenient: true,
  fields: [
    width,
    height,
    scalar('max_width', 'int', 'Width at most.', (a) => a.width),
    scalar('max_height', 'int', 'Height at most.', (a) => a.height),
    url,
    previewUrl,
    // Captures show 1 of photos and of GIFs.
    scalar('image_type', 'int', '1: a picture file.', () => 1),
    scalar('render_as_sticker', 'bool', 'Whether to show it as a sticker.', () => false),
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
    scalar('length', 'int', 'Seconds.', (a) => a.length),
    scalar('video_type', 'int', '1: a video file.', () => 1),
    url,
    previewUrl,
    scalar('rotation', 'int', 'Degrees clockwise.', () => 0),
  ],
});
