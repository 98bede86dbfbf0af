import { bot, ending, type Sitting, them } from '../line.ts';

/** What Theo writes about next, one sitting after another and then from the first again. */
export const theoLater: readonly Sitting[] = [
  ending(
    21,
    them(0, 'Hello! The heron is on the wall, the postman has already complimented it'),
    bot(1, 'Best news of the day 🪶 May we see it some time?', { reaction: '👍' }),
    them(6, 'With pleasure, once the paint around it is dry. Meanwhile, this caught my eye:', {
      file: 'vase',
      key: 'vase',
    }),
    bot(2, 'Our terracotta vase, 31 cm and €62.', { answers: 'vase' }),
    them(5, 'How long would you keep one for me?'),
  ),
  ending(
    16,
    them(0, 'Good day! The neighbours at number 29 are jealous of our heron 😄'),
    bot(1, 'We can do otters, hares and one rather proud hedgehog.', { reaction: '😆' }),
    them(3, 'They like hares. And this green:', { file: 'mug', key: 'green' }),
    bot(1, 'Clover green, noted. Two digits and a hare, €38 as yours was.', { answers: 'green' }),
    them(8, 'I told them. They ask whether it survives frost?'),
  ),
  ending(
    24,
    them(0, 'Me again. My partner has discovered that you do bowls'),
    them(0, '', { file: 'bowl', key: 'bowl' }),
    bot(1, 'Uh-oh. That is how it starts 😄', { answers: 'bowl', reaction: '❤️' }),
    them(4, 'Is it fine in the microwave? Asking before the soup does.'),
    bot(1, 'Microwave and dishwasher both, only not straight from the freezer.'),
    them(6, 'Then please put one aside, I am in town tomorrow. When do you open?'),
  ),
];
