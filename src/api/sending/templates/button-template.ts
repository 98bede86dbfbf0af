import { button } from './button.ts';
import { cards, template } from './declare.ts';
import { must, some, text } from './parts.ts';

/** A text with buttons below it. */
export const buttonTemplate = template('button', {
  params: {
    text: must(text(640), 'What stands above the buttons.'),
    buttons: must(some(button, 0, 3), 'One to three.'),
  },
  check: ({ buttons }) =>
    buttons.length > 0
      ? undefined
      : { error: 'emptyList', values: { param: 'name_placeholder[buttons]' } },
  show: ({ text: title, buttons }) => cards({ title, buttons }),
});
