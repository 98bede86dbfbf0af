import { bot, ending, on, type Tale, them, us } from '../line.ts';

/** What else waits in the Instagram inbox. */
export const instagramInbox: readonly Tale[] = [
  {
    who: 'bertie',
    folder: 'inbox',
    owner: 'inbox',
    sittings: [
      on(
        10,
        '14:00',
        them(
          0,
          'Hello from Bertie & Wren! We are furnishing a small guesthouse by the lake and would love to order twelve bedside vases and a breakfast set for sixteen. Would you consider a project of that size, and may we visit to look at glazes?',
        ),
        us(
          45,
          'Hello both, we would be delighted! Tuesday or Thursday afternoon, kettle on from two.',
        ),
        them(8, 'Thursday it is ✨', { reaction: '❤️' }),
      ),
      ending(
        150,
        them(0, 'We cannot decide between sage and oat for the breakfast set. Help.'),
        us(16, 'Sage on the outside, oat inside. Porridge looks better on oat, trust us.'),
        them(3, 'This is why we ask professionals 😄'),
        us(1, 'Fifteen years of porridge research.', { reaction: '😂' }),
        them(7, 'Could you send a picture of both glazes side by side when you have a minute?'),
      ),
    ],
  },
  {
    who: 'aoife',
    folder: 'inbox',
    sittings: [
      on(
        2,
        '12:05',
        them(0, 'do you sell seconds?? student budget here 🥲'),
        bot(1, 'We do! The wonky shelf by the door: everything €8, every Friday from ten.'),
        them(1, 'omg'),
        them(0, 'see you friday', { reaction: '🍀' }),
        them(0, 'at 9:59'),
      ),
    ],
  },
  {
    who: 'lukas',
    folder: 'inbox',
    sittings: [
      on(
        5,
        '16:45',
        them(0, 'Moin! Kann ich in eurer Schüssel Sauerteig ansetzen oder leidet die Glasur?'),
        us(
          12,
          'Moin Lukas! Kein Problem, die Glasur ist säurefest. Nur bitte kein Schock vom Eis in den Ofen.',
        ),
        them(4, 'Sehr gut, dann zieht Herta heute um. Herta ist der Sauerteig.'),
        us(2, 'Wir wünschen Herta ein schönes neues Zuhause 🍞', { reaction: '😂' }),
      ),
    ],
  },
  {
    who: 'sofia',
    folder: 'inbox',
    sittings: [
      on(
        7,
        '10:20',
        them(0, 'Fellow potter here 👋 what cone do you fire the harbour blue to?'),
        us(
          28,
          'Hi Sofia! Cone 6, slow cooling from 1,050 °C. That is where the speckles come from.',
        ),
        them(5, 'You just told me your secret, just like that?'),
        us(2, 'The secret is the four years before it 😉', { reaction: '❤️' }),
        them(1, '🙌🙌🙌'),
      ),
    ],
  },
];
