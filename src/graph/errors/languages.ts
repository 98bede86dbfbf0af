import { GraphError } from './error.ts';

/**
 * What Meta's host says to users of other languages, by code and subcode, then by the language of the
 * user behind the token: only what was captured (wire.md 3.5). Everything else is English.
 */
const SENTENCES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '10/2018278': {
    zh: '(#10) 这条消息是在消息发送时间窗以外发送的。请在这里详细了解新政策：https://developers.facebook.com/docs/messenger-platform/policy-overview',
  },
  '10/2534022': { pt: 'Essa mensagem foi enviada fora do período permitido.' },
  '100/2018074': { ru: '(#100) Не удалось скачать вложение с помощью его ID.' },
  '100/2534014': {
    ar: 'لا يمكن العثور على المستخدم المطلوب',
    ja: 'リクエストされたユーザーが見つかりません。',
    pt: 'Não foi possível encontrar o usuário solicitado.',
    ru: 'Не удается найти запрошенного пользователя.',
  },
  2022: {
    zh: '(#2022) 有人举报了你的公共主页发送的内容，为了确保用户利益不受威胁，我们禁止你的公共主页通过 Messenger 平台发消息。此过程可能会持续 24 小时。',
  },
  '200/1545041': { zh: '(#551) 用户暂时收不到消息。' },
};

/**
 * An error in the language of whoever is told it: code, subcode, type and status stay.
 * @param locale such as `zh_CN`; none for English
 */
export function inLanguage(error: GraphError, locale: string | undefined): GraphError {
  if (locale === undefined) return error;
  const { code, subcode } = error.entry;
  const [language = ''] = locale.split('_');
  const named = subcode === undefined ? String(code) : `${code}/${subcode}`;
  const sentence = SENTENCES[named]?.[language];
  return sentence === undefined ? error : new GraphError(error.row, error.values, sentence);
}
