import { join } from 'node:path';
import { facebookPage } from '../../ingest/support/pages.ts';
import { e2ee, fb, mojibake, T } from '../../ingest/support/threads.ts';
import { zipTexts } from '../../ingest/support/zips.ts';
import { jpeg } from '../../media/pictures.ts';
import type { Reader } from './reader.ts';

const ROOT = 'your_facebook_activity/messages';
const SHOP = 'My Shop';
/** Seconds from the first message to a time. */
const at = (time: string): number => (Date.parse(time) - T) / 1000;

const ADA = 'e2ee_cutover/adaquill_1';
const photo = (name: string) => ({ photos: [{ uri: `${ROOT}/${ADA}/photos/${name}` }] });
const people = (...names: readonly string[]): string[] => [...names, SHOP].map(mojibake);

/** The download that the guide imports, in two parts, and that of its encrypted threads. */
export async function download({ folder }: Reader): Promise<void> {
  const order = ['The green one, please', at('2024-03-02T10:00:00Z')] as const;
  const files = {
    [`${ROOT}/${ADA}/message_1.json`]: fb(people('Ada Quill'), [
      ['Ada Quill', 'Is the green mug back?', photo('mug.jpg'), at('2023-11-14T22:13:20Z')],
      [SHOP, mojibake('On Friday – I’ll keep one 🍵'), {}, at('2023-11-14T22:15:00Z')],
      ['Ada Quill', 'This one?', photo('gone.jpg'), at('2024-03-02T09:58:00Z')],
      ['Ada Quill', order[0], {}, order[1]],
    ]),
    [`${ROOT}/inbox/linaandbo_2/message_1.json`]: fb(people('Lina Sørby', 'Bo Reyes'), [
      ['Bo Reyes', 'We would like twelve bowls.', {}, at('2025-02-03T08:00:00Z')],
      [mojibake('Lina Sørby'), 'Thirteen.', {}, at('2025-02-03T08:01:00Z')],
      [SHOP, 'Thirteen it is.', {}, at('2025-02-03T09:30:00Z')],
    ]),
    [`${ROOT}/autofill_information.json`]: { autofill_information_v2: {} },
  };
  const more = {
    [`${ROOT}/archived_threads/wimdale_3/message_1.json`]: fb(people('Wim Dale'), [
      ['Wim Dale', 'Do you mend handles?', {}, at('2024-07-01T12:00:00Z')],
      [SHOP, 'We do.', {}, at('2024-07-01T14:00:00Z')],
    ]),
    [`${ROOT}/filtered_threads/winbig_4/message_1.json`]: fb(people('Win Big'), [
      ['Win Big', 'Your Page will be closed. Click here.', {}, at('2025-05-05T05:05:00Z')],
    ]),
  };
  const encrypted = {
    'Ada Quill_0.json': e2ee(
      ['Ada Quill', SHOP],
      [
        ['Ada Quill', order[0], {}, order[1]],
        [SHOP, 'It is on its way.', {}, at('2025-01-10T10:00:00Z')],
      ],
    ),
  };
  const pages = {
    'messages/archived_threads/wimdale_3/message_1.html': facebookPage({
      title: 'Wim Dale',
      messages: [
        { sender: SHOP, text: 'We do.', when: 'Jul 01, 2024 4:00:00 pm' },
        { sender: 'Wim Dale', text: 'Do you mend handles?', when: 'Jul 01, 2024 2:00:00 pm' },
      ],
    }),
    'messages/inbox/cleomarsh_5/message_1.html': facebookPage({
      title: 'Cleo Marsh',
      messages: [
        { sender: SHOP, text: 'Until six.', when: 'Mar 06, 2022 9:05:41 am' },
        { sender: 'Cleo Marsh', text: 'When are you open?', when: 'Mar 05, 2022 2:21:07 pm' },
      ],
    }),
  };
  const zip = (name: string, texts: Readonly<Record<string, string | Buffer>>) =>
    zipTexts(texts, join(folder, name));
  await zip('facebook-1.zip', written(files));
  const picture = { [`${ROOT}/${ADA}/photos/mug.jpg`]: jpeg(1600, 1200) };
  await zip('facebook-2.zip', { ...written(more), ...picture });
  await zip('messages.zip', written(encrypted));
  await zip('facebook-html.zip', pages);
}

const written = (files: Readonly<Record<string, object>>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([path, file]) => [path, JSON.stringify(file)]));
