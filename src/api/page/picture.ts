import { DOCUMENTED } from '../documented/names.ts';
import { declare } from '../services.ts';

const SIDE = 160;
const standard = { standard: true };

/** A profile picture, by its name in the media store. */
export const pictureType = declare.node<string>('ProfilePictureSource', 'A profile picture.', {
  documented: DOCUMENTED.ProfilePictureSource,
  fields: [
    declare.scalar('height', 'int', 'Height in pixels.', () => SIDE, standard),
    declare.scalar('is_silhouette', 'bool', 'Whether it is a placeholder.', () => false, standard),
    declare.scalar(
      'url',
      'string',
      'Its address.',
      (name, call) => call.services.mediaLink(name, 'image/jpeg'),
      standard,
    ),
    declare.scalar('width', 'int', 'Width in pixels.', () => SIDE, standard),
  ],
});
