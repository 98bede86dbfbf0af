import { bool, oneOf, string } from '../../../graph/params/types.ts';
import type { SendRefusal } from '../../../messaging/sending/state.ts';
import { address } from '../params/address.ts';
import { plainButtons } from './button.ts';
import { cards, template } from './declare.ts';
import { may, must, shape, some, text } from './parts.ts';

const AT = 'name_placeholder[elements][0][images]';

const action = shape({
  type: must(oneOf('web_url', 'postback'), 'What a tap does.'),
  url: may(address, 'Where it leads.'),
  payload: may(string({ longest: 1_000 }), 'What it brings.'),
  text: may(text(), 'What the person then says.'),
});

const image = shape({
  url: must(address, 'The picture.'),
  is_hero_image: may(bool, 'Whether it is shown larger.'),
  action: may(action, 'What a tap on it does.'),
});

const grid = shape({
  images: must(some(image, 2, 6), 'Two to six pictures.'),
  title: may(text(45), 'Its title.'),
  subtitle: may(text(80), 'What stands below it.'),
  buttons: plainButtons,
});

/** Pictures in a grid, each of which may be tapped. */
export const imageGrid = template('image_grid', {
  part: 'image_grid',
  params: { elements: must(some(grid, 1, 1), 'The grid.') },
  check({ elements: [{ images } = { images: [] }] }) {
    if (images.filter((each) => each.is_hero_image).length > 1) {
      const wanted = 'images of which at most one has is_hero_image';
      return { error: 'invalidParameter', values: { param: AT, wanted } };
    }
    for (const [i, { action }] of images.entries()) {
      const problem = action && tapProblem(action, `${AT}[${i}][action]`);
      if (problem) return problem;
    }
    return undefined;
  },
  show: ({ elements: [{ images, title, subtitle, buttons } = { images: [] }] }) =>
    cards({
      ...{ title, subtitle, buttons },
      media_url: (images.find(({ is_hero_image }) => is_hero_image) ?? images[0])?.url,
    }),
});

/** What does not belong to the type of a tap is refused too. */
function tapProblem(
  { type, url, ...tapped }: { type: string; url?: unknown; payload?: unknown; text?: unknown },
  at: string,
): SendRefusal | undefined {
  const foreign = type === 'postback' ? { url } : tapped;
  const keys = Object.entries(foreign).filter(([, part]) => part !== undefined);
  if (keys.length > 0) {
    const names = keys.map(([name]) => name).join(', ');
    return { error: 'invalidKeys', values: { param: at, keys: names } };
  }
  if (type === 'postback' && tapped.text === undefined) {
    return { error: 'requiredParameter', values: { param: `${at}[text]` } };
  }
  return undefined;
}
