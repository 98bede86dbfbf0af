import { bot, ending, type Sitting, them } from '../line.ts';
import { SITE } from '../things.ts';

/**
 * What Maya writes about next, one sitting after another and then from the first again. Each shows
 * every kind of message within 20, so that what the demo promises of the newest is true once more.
 */
export const mayaLater: readonly Sitting[] = [
  ending(
    11,
    them(0, 'Hello hello! The new mug is here and in one piece 🎉'),
    them(0, '', { file: 'mug', key: 'new' }),
    bot(2, 'What a relief! It looks at home already.', { answers: 'new', reaction: '❤️' }),
    them(3, 'It had its first coffee this morning', { reaction: '☕️' }),
    them(1, 'Now I need a present for my mother, she is turning seventy'),
    bot(1, 'Seventy deserves something special. How about one of these?', {
      share: {
        link: `${SITE}/shop/gifts`,
        name: 'Presents from the kiln',
        description: 'Vases and bowls that people keep for thirty years.',
        products: ['vase', 'bowl'],
      },
    }),
    them(6, 'Ooh, the vase. Is it heavy? She has small hands.'),
    bot(2, 'Just over a kilo. See it turn on the wheel, it is lighter than it looks:', {
      file: 'wheel',
    }),
    them(4, '', { sticker: true }),
    them(0, 'She wrote to me how she wants her flowers, listen:', { file: 'voice' }),
    bot(3, 'Your mother sounds lovely! Tall stems then, the vase is right.'),
    bot(0, 'Sizes and prices, to be sure:', { file: 'priceList' }),
    bot(0, 'And if she would rather make one herself:', {
      card: {
        title: 'An afternoon for two',
        subtitle: 'Two hours at the wheel, tea and cake included, €99',
        picture: 'vase',
        button: 'See the dates',
        url: `${SITE}/workshops/for-two`,
      },
    }),
    them(9, 'Oh no, now I want both. A friend also sent me this:', {
      share: {
        link: `${SITE}/journal/flowers-in-stoneware`,
        name: 'Flowers in stoneware',
        description: 'Why cut flowers last longer in a vase that keeps the water cool.',
      },
    }),
    bot(2, 'That one was written by Rosa, on a rainy Sunday.'),
    them(7, 'Okay: the vase it is. Could you wrap it up as a gift?'),
  ),
  ending(
    8,
    them(0, 'Reporting back from the workshop: we had SO much fun'),
    them(0, '', { file: 'wheel', key: 'clip' }),
    them(0, 'my sister’s bowl is now officially a plate 😂'),
    bot(1, 'Every plate was a bowl with other plans 😄', { reaction: '😆' }),
    bot(0, 'Lovely hands in that clip, you two!', { answers: 'clip' }),
    them(5, 'When will our pieces be out of the kiln?'),
    bot(1, 'In about ten days. Until then, a little patience and a little glaze:', {
      file: 'glaze',
    }),
    them(2, 'Hypnotic 🤩', { reaction: '❤️' }),
    them(1, 'The kiln in the background made this sound, is that normal?', { file: 'chime' }),
    bot(3, 'That is our timer, it only wants attention. Like the cat.'),
    them(2, '', { sticker: true }),
    them(6, 'We want to come back for the glazing evening. What was the price?'),
    bot(1, 'All prices on one page:', { file: 'priceList' }),
    bot(0, 'And the evening itself:', {
      card: {
        title: 'Glazing evening',
        subtitle: 'Friday 18:30 to 20:30, five places left, €32 each',
        picture: 'bowl',
        button: 'Save my place',
        url: `${SITE}/workshops/glazing`,
      },
    }),
    them(8, 'Is it this one?', {
      share: {
        link: `${SITE}/journal/glazing-evening`,
        name: 'A Friday with brushes',
        description: 'What happens at a glazing evening, in nine pictures.',
      },
    }),
    bot(2, 'Exactly that one. These are the shapes you can choose from:', {
      share: {
        link: `${SITE}/shop/shapes`,
        name: 'Shapes to glaze',
        description: 'Fired once, waiting for colour.',
        products: ['mug', 'bowl', 'vase'],
      },
    }),
    them(10, 'Two mugs for us then. Can we come a bit later, at seven?'),
  ),
  ending(
    13,
    them(0, 'Hi again, it is me, your most faithful customer 🙋‍♀️'),
    bot(1, 'Maya! The kettle is on. What can we do for you?', { reaction: '❤️' }),
    them(2, 'Our office wants proper cups at last. Twelve people, twelve tastes.'),
    them(1, 'This is what we drink from today, no comment:', { file: 'brokenMug', key: 'sad' }),
    bot(2, 'That cup has seen things.', { answers: 'sad' }),
    bot(0, 'May we suggest:', {
      share: {
        link: `${SITE}/shop/office-set`,
        name: 'The office set',
        description: 'Twelve mugs, one bowl for the biscuits.',
        products: ['mug', 'bowl'],
      },
    }),
    them(5, 'The biscuit bowl is a genius move', { reaction: '😍' }),
    bot(1, '', { file: 'bowl' }),
    bot(0, 'Fits four packets. We counted.', { file: 'wheel' }),
    them(4, '', { sticker: true }),
    them(3, 'My boss recorded her order, please bear with her', { file: 'voice' }),
    bot(2, 'Understood every word: two handles, no clover, dark green. Here is our offer.', {
      file: 'priceList',
    }),
    bot(1, 'If you would like to see the colours first:', {
      card: {
        title: 'Colours of the season',
        subtitle: 'Twelve glazes, photographed in daylight',
        picture: 'mug',
        button: 'Look at the colours',
        url: `${SITE}/glazes`,
      },
    }),
    them(9, 'She also asks whether what they write here is true of your mugs:', {
      share: {
        link: `${SITE}/journal/which-clay-keeps-coffee-warm`,
        name: 'Which clay keeps coffee warm?',
        description: 'Four cups, one thermometer, and a very long afternoon.',
      },
    }),
    bot(2, 'It is, we burned our tongues for it.'),
    them(8, 'Then we take twelve. Could you deliver on a Monday? Mondays need it most.'),
  ),
];
