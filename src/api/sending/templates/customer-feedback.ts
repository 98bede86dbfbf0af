import { GraphError } from '../../../graph/errors/error.ts';
import type { ParamType } from '../../../graph/params/param.ts';
import { int, oneOf } from '../../../graph/params/types.ts';
import { address } from '../params/address.ts';
import { cards, template } from './declare.ts';
import { may, must, shape, some, text } from './parts.ts';

const AT = 'name_placeholder[feedback_screens][0][questions][0]';

/** How each kind of question is answered (wire.md 8.3). */
const OPTIONS = {
  csat: ['one_to_five', 'five_stars', 'five_emojis'],
  nps: ['zero_to_ten'],
  ces: ['one_to_seven'],
  free_form: [],
} as const;

const questionId: ParamType<string> = {
  ...text(80),
  read(value, at) {
    const given = text(80).read(value, at);
    if (/^\w+$/.test(given)) return given;
    const wanted = 'letters, digits and underscores';
    throw new GraphError('invalidParameter', { param: at, wanted });
  },
};

const questionTitle: ParamType<string> = {
  ...text(85),
  read(value, at) {
    const given = text(85).read(value, at);
    if (given.length >= 5) return given;
    throw new GraphError('invalidParameter', { param: at, wanted: 'at least 5 letters long' });
  },
};

const question = shape({
  id: must(questionId, 'Names it in the answer.'),
  type: must(oneOf('csat', 'nps', 'ces', 'free_form'), 'What is asked.'),
  title: may(questionTitle, 'The question; without it the platform’s own.'),
  score_label: may(text(), 'What the ends of the scale say.'),
  score_option: may(text(), 'How the scale looks.'),
  follow_up: may(
    shape({
      type: must(oneOf('free_form'), '`free_form`.'),
      placeholder: may(text(65), 'What stands in the field.'),
    }),
    'A field for words.',
  ),
});

/** How content somebody is: with the tag CUSTOMER_FEEDBACK also after the window. */
export const customerFeedback = template('customer_feedback', {
  params: {
    title: must(text(65), 'What it asks for.'),
    subtitle: may(text(80), 'What stands below it.'),
    button_title: may(text(20), 'What the button says.'),
    feedback_screens: must(
      some(shape({ questions: must(some(question, 1, 1), 'One question.') }), 1, 1),
      'One screen.',
    ),
    business_privacy: must(
      shape({ url: must(address, 'Of the policy.') }),
      'How answers are kept.',
    ),
    expires_in_days: may(days(), '1 to 7; 1 without.'),
  },
  check({ feedback_screens: [screen] }) {
    const [asked] = screen?.questions ?? [];
    const option = asked?.score_option;
    if (asked === undefined || option === undefined) return undefined;
    const options: readonly string[] = OPTIONS[asked.type];
    if (options.includes(option)) return undefined;
    const values = { values: options.join(', '), got: option };
    return { error: 'enumParameter', values: { param: `${AT}[score_option]`, ...values } };
  },
  show: ({ title, subtitle, button_title }) =>
    cards({ title, subtitle, buttons: [{ type: 'postback', title: button_title ?? 'Rate' }] }),
});

function days(): ParamType<number> {
  const { name, read } = int({ least: 1 });
  return {
    name,
    takes: { least: 1, most: 7 },
    read(value, at) {
      const given = read(value, at);
      if (given <= 7) return given;
      throw new GraphError('invalidParameter', { param: at, wanted: 'an integer between 1 and 7' });
    },
  };
}
