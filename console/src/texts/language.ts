import { messages as english } from 'virtual:texts/en';
import { i18n } from '@lingui/core';

/** A language of the console; `qps` is made of English, from right to left, to see what a text would break. */
export type Language = 'en' | 'qps';

/** Texts that come with the page that shows them. */
const OF_PAGES = {
  lab: {
    en: () => import('virtual:texts/en/lab'),
    qps: () => import('virtual:texts/qps/lab'),
  },
} as const;
type PageTexts = keyof typeof OF_PAGES;

/** Those of pages that were opened. */
const opened = new Set<PageTexts>();

/** What `?hl= asks for; English where it asks for what there is not. */
export const languageOf = (asked: string | null | undefined): Language =>
  asked === 'qps' ? 'qps' : 'en';

/** Shows the page in a language, and says so where browsers and readers look. */
export async function speak(language: Language): Promise<void> {
  const messages = language === 'en' ? english : (await import('virtual:texts/qps')).messages;
  const ofPages = await Promise.all([...opened].map((page) => OF_PAGES[page][language]()));
  document.documentElement.lang = language === 'en' ? 'en' : 'ar-x-pseudo';
  document.documentElement.dir = language === 'en' ? 'ltr' : 'rtl';
  // Numbers of a developer's columns have Latin digits in every language.
  i18n.loadAndActivate({
    locale: language,
    locales: ['en-u-nu-latn'],
    messages: Object.assign({}, messages, ...ofPages.map((each) => each.messages)),
  });
}

/** A part of the console, when its texts are there too: `withTexts('lab', import('./lab-page.tsx'))`. */
export async function withTexts<T>(page: PageTexts, part: Promise<T>): Promise<T> {
  opened.add(page);
  const { messages } = await OF_PAGES[page][i18n.locale as Language]();
  i18n.load(i18n.locale, messages);
  return part;
}
