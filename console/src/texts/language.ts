import { messages as english } from 'virtual:texts/en';
import { ofPages } from 'virtual:texts/pages';
import { i18n } from '@lingui/core';
import { showLooks } from '../theme/looks.ts';

/** A language of the console; `qps` is made of English, from right to left, to see what a text would break. */
export type Language = 'en' | 'qps';

/** Those of pages that were opened. */
const opened = new Set<string>();

/** What a page shows that is in no other part of the console: `texts/en/pages/lab.json`. */
function ofPage(page: string, language: Language) {
  const texts = ofPages[page];
  if (texts === undefined) throw new Error(`There is no texts/en/pages/${page}.json.`);
  return texts[language]();
}

/** What `?hl= asks for; English where it asks for what there is not. */
export const languageOf = (asked: string | null | undefined): Language =>
  asked === 'qps' ? 'qps' : 'en';

/** Shows the page in a language, and says so where browsers and readers look. */
export async function speak(language: Language): Promise<void> {
  if (language === i18n.locale) return;
  const messages = language === 'en' ? english : (await import('virtual:texts/qps')).messages;
  const ofPages = await Promise.all([...opened].map((page) => ofPage(page, language)));
  // The address says which, and so does the page now.
  showLooks();
  // Numbers of a developer's columns have Latin digits in every language.
  // Beside what is there: texts of a page that came meanwhile stay.
  i18n.load(language, Object.assign({}, messages, ...ofPages.map((each) => each.messages)));
  i18n.activate(language, ['en-u-nu-latn']);
}

/** A part of the console, when its texts are there too: `withTexts('lab', import('./lab-page.tsx'))`. */
export async function withTexts<T>(page: string, part: Promise<T>): Promise<T> {
  opened.add(page);
  const language = i18n.locale as Language;
  const { messages } = await ofPage(page, language);
  // Another is spoken since.
  if (language !== i18n.locale) return withTexts(page, part);
  // Not by `load`: that has all that is shown made anew, of which nothing says these yet.
  Object.assign(i18n.messages, messages);
  return part;
}
