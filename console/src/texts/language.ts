import { messages as english } from 'virtual:texts/en';
import { i18n } from '@lingui/core';

/** A language of the console; `qps` is made of English, from right to left, to see what a text would break. */
export type Language = 'en' | 'qps';

/** What `?hl=` asks for; English where it asks for what there is not. */
export const languageOf = (asked: string | null | undefined): Language =>
  asked === 'qps' ? 'qps' : 'en';

/** Shows the page in a language, and says so where browsers and readers look. */
export async function speak(language: Language): Promise<void> {
  const messages = language === 'en' ? english : (await import('virtual:texts/qps')).messages;
  document.documentElement.lang = language === 'en' ? 'en' : 'ar-x-pseudo';
  document.documentElement.dir = language === 'en' ? 'ltr' : 'rtl';
  // Numbers of a developer's columns have Latin digits in every language.
  i18n.loadAndActivate({ locale: language, locales: ['en-u-nu-latn'], messages });
}
