import { bot, ending, on, type Tale, them, us } from '../line.ts';
import { SITE } from '../things.ts';

/** The main one on Instagram: stories, posts, and a message that the API cannot show. */
export const juno: Tale = {
  who: 'juno',
  folder: 'inbox',
  owner: 'bot',
  sittings: [
    on(
      9,
      '11:25',
      them(0, 'hiii I photograph food for a living and your bowls are making me greedy'),
      us(33, 'Hi Juno! Greed is our favourite compliment 😄 Anything in particular?'),
      them(2, 'the blue one with the dots. do you lend pieces for shoots?'),
      us(6, 'For a credit and a promise not to drop them: yes.'),
      them(0, 'promise promise 🤞', { reaction: '😂' }),
      us(1, 'Then come by on any weekday before four.'),
    ),
    on(
      3,
      '15:10',
      them(0, 'picked them up today, your aunt gave me a biscuit. best studio ever'),
      bot(1, 'Thank you, Juno! We have told the biscuit department.'),
      them(4, '', { file: 'bowl' }),
      them(0, 'first light test 🍋', { reaction: '❤️' }),
      us(21, 'Those lemons! We may need a copy for the wall.'),
      them(2, 'you will get the big file, of course'),
    ),
    ending(
      58,
      them(0, 'is this the next colour?? 👀', { story: 'reply_to' }),
      bot(2, 'You have sharp eyes! It is on the wheel now and out of the kiln next week.'),
      them(3, '', { story: 'mention' }),
      them(0, 'put you in my story, hope that is okay', { key: 'okay' }),
      bot(1, 'More than okay, thank you so much ☘️', { answers: 'okay', reaction: '❤️' }),
      them(9, '', {
        share: {
          link: `${SITE}/instagram/p/harbour-shelf`,
          name: 'The harbour shelf',
          description: 'Six new shapes, fired this week.',
        },
      }),
      them(0, 'third from the left on this post, is it for sale?', { reaction: '👍' }),
      bot(2, 'It is, the terracotta vase at €62. Shall we keep it for you until Saturday?', {
        file: 'vase',
      }),
      them(12, '', { unsupported: true }),
      them(0, 'sorry, that was a dancing kettle. YES please keep it 💃'),
    ),
  ],
};
