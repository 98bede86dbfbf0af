import { android } from './languages/android.ts';
import { curl } from './languages/curl.ts';
import { http } from './languages/http.ts';
import { ios } from './languages/ios.ts';
import { js } from './languages/js.ts';
import { node } from './languages/node.ts';
import { php } from './languages/php.ts';
import { phpBusiness } from './languages/php-business.ts';
import { python } from './languages/python.ts';
import type { Language } from './sample-call.ts';

/** Every client that a call is written for, by a word for it. */
export const LANGUAGES = {
  http,
  curl,
  php,
  'php-business': phpBusiness,
  js,
  android,
  ios,
  node,
  python,
} as const satisfies Readonly<Record<string, Language>>;

export type LanguageName = keyof typeof LANGUAGES;

export const LANGUAGE_NAMES = Object.keys(LANGUAGES) as LanguageName[];
