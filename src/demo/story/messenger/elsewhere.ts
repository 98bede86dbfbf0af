import { bot, on, type Tale, them, us } from '../line.ts';

/** Messenger conversations that left the inbox, or never reached it. */
export const messengerElsewhere: readonly Tale[] = [
  {
    who: 'joao',
    folder: 'page_done',
    sittings: [
      on(
        11,
        '13:02',
        them(0, 'Olá! My glazing evening is on Thursday but I have caught a terrible cold 🤧'),
        bot(1, 'Get well soon, João! Would you like to move your place to another evening?'),
        them(4, 'If the one in two weeks has space, yes please'),
        us(19, 'Moved. See you then, with a working nose!'),
        them(2, 'Obrigado, you are the best'),
      ),
    ],
  },
  {
    who: 'ruth',
    folder: 'page_done',
    sittings: [
      on(
        18,
        '16:10',
        them(
          0,
          'Dear Kiln & Clover, I hope this is the right place to write, my grandson set this up for me. In 1987 my late husband and I bought a small brown jug from a potter on the harbour, and I have poured my milk from it every morning since. Last week I turned it over to wash it and found a little clover pressed into the foot. Could it be one of yours? I do not want to sell it or have it valued, I would only like to know who made the thing that has kept me company for so long. With kind regards, Ruth Adler',
        ),
        us(
          64,
          'Dear Ruth, what a letter. The studio was my aunt Bridie’s before it was mine, and in the eighties she pressed her clover with a real one, so every stamp is different. If yours has four leaves it was made in the spring: she said three were for customers and four were for luck. I read your message out to her this afternoon and she asked me to tell you that a jug that is used is a jug that is happy. Rosa',
        ),
        them(
          35,
          'It has four. I am sitting here with a cup of tea and a very silly smile. Thank you.',
        ),
        us(6, 'Then all is well ☘️', { reaction: '❤️' }),
      ),
    ],
  },
  {
    who: 'dylan',
    folder: 'other',
    sittings: [
      on(
        6,
        '12:40',
        them(0, 'hey do you guys buy secondhand kilns'),
        them(0, 'asking for a friend who bought one and then found out what electricity costs'),
      ),
    ],
  },
  {
    who: 'ines',
    folder: 'other',
    sittings: [
      on(
        10,
        '10:55',
        them(
          0,
          'Hola, soy estudiante de cerámica en Valencia y busco unas prácticas para el verano.',
        ),
        them(1, 'Les puedo mandar mi portafolio si les interesa. ¡Me encanta su trabajo! 🌿'),
      ),
    ],
  },
  {
    who: 'prize',
    folder: 'spam',
    sittings: [
      on(
        13,
        '09:01',
        them(0, '!!! CONGRATULATION dear Page owner, your parcel has WON !!!'),
        them(0, 'Confirm in 24 hour: http://parcel-prize.example/claim'),
      ),
    ],
  },
  {
    who: 'boost',
    folder: 'spam',
    sittings: [
      on(
        20,
        '14:33',
        them(
          0,
          'Hello Sir/Madam, 10,000 REAL followers for only $9, first 500 free of charge 🚀🚀🚀',
        ),
        them(3, 'Sir/Madam are you there'),
      ),
    ],
  },
];
