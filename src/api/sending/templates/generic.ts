import { bool, oneOf } from '../../../graph/params/types.ts';
import { address } from '../params/address.ts';
import { buttons, defaultAction } from './button.ts';
import { cards, template } from './declare.ts';
import { may, must, shape, some, text } from './parts.ts';

const element = shape({
  title: may(text(80), 'Its title.'),
  subtitle: may(text(80), 'What stands below it.'),
  image_url: may(address, 'Its picture.'),
  default_action: defaultAction,
  buttons,
});

/** Cards beside each other. */
export const generic = template('generic', {
  params: {
    sharable: may(bool, 'Whether it has a button to share it.'),
    image_aspect_ratio: may(oneOf('horizontal', 'square'), 'The form of the pictures.'),
    elements: must(some(element, 1, 10), 'One to ten cards.'),
  },
  check: ({ elements }) =>
    elements.every((each) => each.title !== undefined && Object.keys(each).length > 1)
      ? undefined
      : { error: 'incompleteElement' },
  show: ({ elements }) =>
    cards(
      ...elements.map(({ title, subtitle, image_url: media_url, buttons }) => ({
        ...{ title, subtitle, media_url, buttons },
      })),
    ),
});
