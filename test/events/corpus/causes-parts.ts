import { fileOf } from '../../media/given.ts';
import { png } from '../../media/pictures.ts';
import { FILES, fileHost, type Kind, messageOf } from '../../sending/files.ts';
import type { Causes } from './cast.ts';
import { unrouted } from './causes-handovers.ts';

const host = await fileHost();

/** A message of the Page's with a file. */
const sent = (kind: Kind) => messageOf(kind, { url: host.add(FILES[kind]) });

const picture = fileOf(png(4, 3), 'bowl.png');
const link = { share: 'https://shop.example/bowls', share_title: 'Bowls' };
const location = '52.3765,9.7389';

/** What is sent beside words, or in their place. */
export const parts: Causes = (c) => ({
  'instagram-message-image': () => c.acting('say', { files: [picture] }, 'INSTAGRAM'),
  'instagram-message-share': () =>
    c.acting('say', { share: 'https://instagram.com/p/B', share_kind: 'share' }, 'INSTAGRAM'),
  'instagram-message-unsupported-type': () =>
    c.acting('say', { files: [picture], kind: 'unsupported_type' }, 'INSTAGRAM'),
  'instagram-story-mention': () =>
    c.acting('say', { files: [picture], story: 'mention' }, 'INSTAGRAM'),
  'instagram-story-mention-echo': () =>
    unrouted(c, () =>
      c.acting('say', { files: [picture], story: 'mention', from_page: true }, 'INSTAGRAM'),
    ),
  'instagram-story-reply': () =>
    c.acting('say', { text: 'Still there?', files: [picture], story: 'reply' }, 'INSTAGRAM'),
  'page-message-audio': () => c.acting('say', { files: [fileOf(SOUND, 'hello.wav')] }),
  'page-message-audio-app-id-echo': () => c.sending(sent('audio')),
  'page-message-fallback': () => c.acting('say', link),
  'page-message-fallback-image-location-multi': () =>
    c.acting('say', { files: [picture], location, ...link }),
  'page-message-file': () => c.acting('say', { files: [fileOf('a,b', 'list.csv')] }),
  'page-message-file-app-id-echo': () => c.sending(sent('file')),
  'page-message-image': () => c.acting('say', { files: [picture] }),
  'page-message-image-multi': () =>
    c.acting('say', { files: [picture, fileOf(png(1, 1), 'other.png')] }),
  'page-message-image-sticker': () => c.acting('say', { sticker: 'like', sticker_as: 'image' }),
  'page-message-location': () => c.acting('say', { location }),
  'page-message-unsupported': () => c.acting('say', { kind: 'unsupported' }),
  'page-message-video': () => c.acting('say', { files: [fileOf(VIDEO, 'turn.mp4')] }),
});

const SOUND = Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1');
const VIDEO = Buffer.from('\0\0\0\x18ftypisom\0\0\x02\0isommp42', 'latin1');
