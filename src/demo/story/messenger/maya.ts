import { bot, ending, on, type Tale, them, us } from '../line.ts';
import { SITE } from '../things.ts';

/** The long one: an order, a workshop, and a parcel that did not survive the journey. */
export const maya: Tale = {
  who: 'maya',
  folder: 'inbox',
  owner: 'bot',
  sittings: [
    on(
      12,
      '10:05',
      them(0, 'Hi! Do you still make the green mugs with the clover on them?'),
      them(0, 'my sister has one and I steal it every time I visit 😅'),
      bot(
        1,
        'Hello Maya, and welcome to Kiln & Clover 🍀 Yes, the Clover mug is on the shelf: 300 ml, dishwasher safe, €24.',
      ),
      them(3, 'Perfect. I would need four, is that possible before the end of next week?'),
      bot(
        1,
        'Four is no problem. Shall I hand you over to Rosa, so she can check the next firing?',
      ),
      them(1, 'yes please'),
      us(
        22,
        'Hi Maya, Rosa here 👋 I have three on the shelf and the next glaze firing is on Thursday, so four will be with you in time.',
      ),
      them(4, 'You are a star ⭐', { reaction: '❤️' }),
      us(2, 'Would you like the handles all the same, or are you happy with small differences?'),
      them(6, 'Differences please! That is the whole charm.'),
      us(3, 'My favourite answer. I have put them aside under your name.'),
    ),
    on(
      7,
      '14:20',
      bot(
        0,
        'Good news from the kiln: your four mugs are out, cooled and checked. Reply SHIP and we pack them today.',
      ),
      them(11, 'SHIP'),
      them(0, '(said in my best captain voice)'),
      bot(1, 'Aye aye! Which address may we use?'),
      them(5, 'Same as on my account, 14 Weaver Lane. Please ring twice, the bell is moody.'),
      us(18, 'Noted on the label: "ring twice, moody bell" 🔔', { reaction: '😆' }),
      them(2, 'hahaha thank you'),
      bot(
        95,
        'Your parcel has left the studio. It usually takes three to four working days, and the box is made of old newspaper and love.',
      ),
    ),
    on(
      2,
      '16:31',
      them(0, 'Quick question while I wait: how do the wheel workshops work? Total beginner here.'),
      bot(
        1,
        'Our wheel workshop is two and a half hours for up to six people, €55 each with clay, glaze and firing. You make two or three pieces and keep the ones you like.',
      ),
      them(4, 'Do I need to bring anything?'),
      bot(1, 'An apron if you have one, short nails, and clothes that may meet some mud.'),
      them(7, 'And is parking anywhere near the studio?'),
      bot(1, 'Yes, the harbour car park is two minutes away and free after five in the afternoon.'),
      them(2, 'Great, I will think about dates. Talk soon!'),
    ),
    ending(
      9,
      them(0, 'Good morning! The parcel came 🎉'),
      them(0, '', { file: 'brokenMug', key: 'broken' }),
      them(0, 'but one of the four did not make it, as you can see 😢'),
      bot(
        2,
        'Oh no, poor mug! Thank you for the photo, Maya. We send you a new one free of charge, and you need not return the pieces.',
        { reaction: '❤️' },
      ),
      them(3, 'That is so kind, thank you', { reaction: '🍀' }),
      bot(1, '', { file: 'mug' }),
      bot(0, 'This one came out of the kiln yesterday. Would it be a good brother for the others?'),
      them(5, '', { sticker: true }),
      bot(12, 'Here is how it was made, two seconds of pure wheel:', { file: 'wheel' }),
      them(4, 'Could watch this all day. How do I say the name of the glaze again?'),
      bot(2, 'Hear it from Rosa:', { file: 'voice' }),
      them(6, 'Ha, I was so wrong. Also, could you send me the prices for the workshops?'),
      bot(1, 'Everything on one page:', { file: 'priceList' }),
      bot(0, 'And the next dates:', {
        card: {
          title: 'Wheel workshop for beginners',
          subtitle: 'Saturday 10:00 to 12:30, four places left, €55 each',
          picture: 'wheelPreview',
          button: 'Save my place',
          url: `${SITE}/workshops/wheel`,
        },
      }),
      them(9, 'I was reading this on your page:', {
        share: {
          link: `${SITE}/journal/caring-for-stoneware`,
          name: 'Caring for stoneware',
          description: 'What dishwashers, microwaves and lemon juice do to a glaze, and what not.',
        },
      }),
      them(0, 'does that hold for the blue bowl too?'),
      bot(2, 'It does: same clay, same firing.', {
        share: {
          link: `${SITE}/shop/serving-bowl-blue`,
          name: 'Serving bowl, blue',
          description: 'Hand-thrown, 26 cm, happy with salad and with lemons.',
          products: ['bowl', 'mug'],
        },
      }),
      bot(1, 'The replacement for this one leaves with the afternoon post, by the way.', {
        answers: 'broken',
      }),
      them(8, 'Wonderful. Then two places on Saturday please, my sister is coming along!'),
      them(0, 'and can she bring her own apron with paint all over it? 🎨'),
    ),
  ],
};
