import { bot, ending, on, type Tale, them, us } from '../line.ts';
import { SITE } from '../things.ts';

/** What else waits in the Messenger inbox. */
export const messengerInbox: readonly Tale[] = [
  {
    who: 'theo',
    folder: 'inbox',
    owner: 'bot',
    sittings: [
      on(
        6,
        '11:12',
        them(0, 'Hello, do you do engraved plates for house numbers?'),
        bot(1, 'Hello Theo! Yes, our house numbers are carved by hand before the first firing.'),
        them(5, 'Nice. Ours is 27, and my partner would like a heron on it if that is not mad.'),
        us(40, 'Not mad at all, herons are mostly legs and legs are easy. €38 for two digits.'),
        them(3, 'Sold 👍'),
        them(0, '', { sticker: true }),
      ),
      ending(
        17,
        them(0, 'Good day to you all! How is the heron doing?'),
        bot(1, 'Hello Theo! House number 27 is drying. The kiln is booked for it tomorrow.'),
        them(4, 'Can you try it with this blue?', { file: 'bowl', key: 'blue' }),
        bot(2, 'That is our harbour blue, a lovely choice. Noted on your order.', {
          answers: 'blue',
          reaction: '👍',
        }),
        them(9, 'Thanks!'),
        them(0, 'And what about screws, do I need special ones for a brick wall?'),
      ),
    ],
  },
  {
    who: 'hanna',
    folder: 'inbox',
    owner: 'inbox',
    sittings: [
      on(
        8,
        '09:40',
        them(0, 'Guten Morgen! Versendet ihr auch nach Deutschland?'),
        us(
          25,
          'Guten Morgen Hanna, ja, sehr gern! Der Versand kostet 9 € und dauert etwa eine Woche.',
        ),
        them(6, 'Prima, dann bestelle ich die große blaue Schüssel für meine Mutter 💙'),
        us(3, 'Die freut sich bestimmt. Sollen wir eine Karte dazulegen?'),
        them(2, 'Oh ja: "Für die beste Kartoffelsalatköchin der Welt."', { reaction: '😍' }),
      ),
      ending(
        205,
        them(0, 'Hallo nochmal 😊 die Schüssel ist heute angekommen!'),
        them(0, '', { file: 'bowl' }),
        them(0, 'Meine Mutter hat fast geweint. Danke für die liebe Karte!'),
        us(31, 'Ach wie schön, das liest jetzt die ganze Werkstatt. Liebe Grüße an die Mama! 🥔', {
          reaction: '❤️',
        }),
        them(12, 'Kann man die Schüssel eigentlich auch in den Backofen stellen?'),
      ),
    ],
  },
  {
    who: 'layla',
    folder: 'inbox',
    owner: 'bot',
    sittings: [
      on(
        4,
        '12:15',
        them(0, 'مرحباً، هل لديكم ورشات للأطفال؟'),
        bot(1, 'أهلاً ليلى! نعم، لدينا ورشة للأطفال كل يوم أربعاء بعد الظهر، من عمر سبع سنوات.'),
        them(8, 'رائع! ابنتي عمرها ثماني سنوات وتحب الطين كثيراً 😄'),
        bot(1, 'ستكون في مكانها الصحيح. الورشة ساعتان، والسعر 32 يورو مع المواد كلها.'),
      ),
      ending(
        320,
        them(0, 'صباح الخير، هل بقي مكان هذا الأربعاء؟'),
        bot(1, 'صباح النور! بقي مكانان. هل أحجز لكِ واحداً؟', {
          card: {
            title: 'ورشة الأطفال',
            subtitle: 'الأربعاء 15:00 – 17:00',
            picture: 'bowl',
            button: 'احجزي الآن',
            url: `${SITE}/workshops/children`,
          },
        }),
        them(14, 'نعم من فضلك، باسم سلمى 🌷'),
      ),
    ],
  },
  {
    who: 'fergus',
    folder: 'inbox',
    owner: 'inbox',
    sittings: [
      on(
        15,
        '08:50',
        them(
          0,
          'Morning. I run the Tidewater café down on the quay. We go through cups like nobody’s business and I am done with the white stuff from the catalogue. Could you make us thirty espresso cups and twenty saucers, in two colours, stackable if at all possible, and roughly when and roughly how much? No rush, the season only starts after Easter, but I would like to know whether I am dreaming.',
        ),
        us(
          180,
          'Good morning Fergus! You are not dreaming, and we drink our own coffee at yours, so this is a pleasure. Thirty cups at the pair price less 20 % comes to €348, saucers €9 each. Stackable works if we keep the handles small. Six weeks from the go.',
        ),
        them(50, 'Fair price. Let me talk to the boss (my wife).'),
      ),
      on(
        9,
        '17:05',
        them(0, 'The boss says go 🫡'),
        us(10, 'Tell the boss she has excellent taste. Deposit invoice on its way.', {
          reaction: '👍',
        }),
        them(1, 'Invoice found, paid.'),
      ),
      ending(
        96,
        them(0, 'Hello again, any sign of a sample?'),
        us(20, 'Fresh from the test kiln. The glaze moves like this in the light:', {
          file: 'glaze',
        }),
        them(7, 'Now that is a cup.'),
        them(0, 'Left one for the espresso, right one for the saucers'),
        them(1, 'And would you put the wee clover underneath where only the washer-up sees it?'),
      ),
    ],
  },
  {
    who: 'priya',
    folder: 'inbox',
    sittings: [
      ending(
        410,
        them(0, 'Hi! I am planning a hen party for nine people, do you do private evenings?'),
        bot(
          1,
          'Hi Priya, congratulations to the bride! 🥂 We do: glazing evenings for 6 to 12 people.',
        ),
        them(2, 'Amazing. Is €32 a head including drinks?'),
        bot(
          1,
          'It includes the pieces, glazes and firing. You are welcome to bring your own bottles.',
        ),
        them(5, 'Even better 😂 I will collect dates from the girls and come back to you.'),
        bot(1, 'Wonderful. We keep the second Friday of next month free for you until Monday.'),
      ),
    ],
  },
  {
    who: 'camille',
    folder: 'inbox',
    sittings: [
      on(
        5,
        '10:30',
        them(
          0,
          'Bonjour ! Je cherche un vase pour des pivoines, plutôt haut, couleur terre cuite.',
        ),
        us(17, 'Bonjour Camille ! Alors regardez celui-ci : 31 cm, 62 €.', { file: 'vase' }),
        them(4, 'Il est magnifique 😍', { reaction: '❤️' }),
        them(0, 'Est-ce qu’il est bien étanche ? Le dernier a fait une auréole sur ma commode…'),
        us(
          9,
          'Tout à fait étanche, nous l’émaillons à l’intérieur et nous le testons une nuit entière.',
        ),
        them(3, 'Parfait, je passe le prendre samedi. Bonne journée !'),
      ),
    ],
  },
  {
    who: 'seoyeon',
    folder: 'inbox',
    sittings: [
      on(
        3,
        '09:15',
        them(0, '안녕하세요! 한국으로도 배송이 되나요?'),
        bot(1, '안녕하세요, 서연 님! 네, 한국까지 보통 열흘 정도 걸리고 배송비는 18유로예요.'),
        them(6, '초록색 클로버 머그 두 개 사고 싶어요. 친구 생일 선물이에요 🎁'),
        bot(1, '좋은 선물이 되겠네요! 상품은 여기 있어요.', {
          share: {
            link: `${SITE}/shop/clover-mug-green`,
            name: 'Clover mug, green glaze',
            description: 'Hand-thrown, 300 ml, every one a little different.',
            products: ['mug'],
          },
        }),
        them(15, '주문했어요. 깨지지 않게 꼼꼼히 포장해 주세요 🙏'),
        us(44, '물론이죠! 두 겹으로 포장해서 보낼게요.', { reaction: '❤️' }),
      ),
    ],
  },
  {
    who: 'nora',
    folder: 'inbox',
    sittings: [
      on(
        4,
        '15:48',
        them(0, 'Hi, my parcel says delivered but there is no parcel'),
        them(0, 'I looked behind the bins and everything'),
        them(0, 'and asked both neighbours'),
        bot(1, 'I am sorry, Nora. Could you send me the order number? It begins with KC.'),
        them(3, 'KC-20418'),
        us(
          26,
          'Thank you Nora, the driver’s note says "green door, left with Mrs. Dunne". Ring a bell?',
        ),
        them(5, 'Oh for heaven’s sake. That is my aunt across the road 🙈'),
        us(2, 'Mystery solved! Say hello to your aunt.', { reaction: '😆' }),
      ),
    ],
  },
];
