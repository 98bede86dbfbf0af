import { on, type Tale, them, us } from '../line.ts';

/**
 * Instagram conversations outside the inbox. Two requests have been idle for over 30 days, which a
 * Page in strict mode does not list (wire.md 5.2).
 */
export const instagramElsewhere: readonly Tale[] = [
  {
    who: 'kenji',
    folder: 'other',
    sittings: [
      on(
        4,
        '13:37',
        them(
          0,
          'Hi, I shoot craftspeople on old film cameras. Could I spend a morning in your studio?',
        ),
        them(1, 'No flash, no fuss, I bring my own stool.'),
      ),
    ],
  },
  {
    who: 'teahouse',
    folder: 'other',
    sittings: [
      on(
        27,
        '09:30',
        them(
          0,
          'Hello! Do you make gaiwans? We would need about ten, thin-walled, white inside 🍵',
        ),
      ),
    ],
  },
  {
    who: 'mireille',
    folder: 'other',
    sittings: [
      on(
        36,
        '17:15',
        them(0, 'I found a box of your plates in the attic of our new house, eleven of twelve!'),
        them(0, 'is there any chance you still make the twelfth?', { file: 'bowl' }),
      ),
    ],
  },
  {
    who: 'grace',
    folder: 'page_done',
    sittings: [
      on(
        8,
        '11:50',
        them(0, 'The bud vases for our wedding tables were perfect, thank you from both of us 🤍'),
        them(0, '', { file: 'vase' }),
        us(20, 'Grace, you two look so happy. Thank you for letting us be part of it!', {
          reaction: '❤️',
        }),
      ),
    ],
  },
  {
    who: 'otto',
    folder: 'page_done',
    sittings: [
      on(
        14,
        '15:25',
        them(0, 'are you open on the bank holiday monday?'),
        us(9, 'We are closed on Monday, back on Tuesday at nine.'),
        them(1, 'cheers'),
      ),
    ],
  },
  {
    who: 'glow',
    folder: 'spam',
    sittings: [
      on(
        16,
        '10:00',
        them(0, 'Hey hun 💖 we LOVE your feed!! Be our ambassador, you only pay the shipping'),
        them(2, 'last 3 spots!!! DM back GLOW'),
      ),
    ],
  },
];
