/** Languages in which Facebook or Instagram can be used, and regions that print dates otherwise. */
const TAGS =
  'en-US en-GB en-AU en-CA en-IN en-IE en-NZ en-ZA en-SG af am ar ar-AE ar-EG ar-SA as az be bg bn br bs ca cs cy da ' +
  'de de-AT de-CH el eo es es-ES es-MX es-AR es-CL es-CO es-US es-419 et eu fa fi fil fo fr fr-CA ' +
  'fr-CH fr-BE fy ga gl gu ha he hi hr hu hy id is it it-CH ja jv ka kk km kn ko ku ky lb lo lt lv mg mk ml ' +
  'mn mr ms mt my nb ne nl nl-BE nn or pa pl ps pt-BR pt-PT ro ru rw sc si sk sl so sq sr sr-Latn ' +
  'sv sv-FI sw ta te tg th tk to tr tt uk ur uz vi wo yo zh-CN zh-HK zh-TW zu';

/**
 * Languages whose names of months may be taken for those of others: with them, what is one language's
 * is known to be not surely another's.
 */
const RIVAL_TAGS =
  'ak ba bm br ceb ckb cv dz ee ff fur gd gn gv haw hsb dsb ia ie ig ii jv kg ki kl ks ku kw lg ln ' +
  'mg mi nd nso nv om os qu rm rn sa sah sat sd se sg sn su ti tn ts tt tw ug ve wo xh yi yo yue zu ' +
  'es-PR es-PA es-PE en-PH en-SE fr-MA pt-AO sr-Latn bs-Cyrl uz-Cyrl az-Cyrl';

/** Those that this build of ICU knows. */
export const LOCALES: readonly string[] = Intl.DateTimeFormat.supportedLocalesOf(TAGS.split(' '));

export const RIVALS: readonly string[] = Intl.DateTimeFormat.supportedLocalesOf(
  RIVAL_TAGS.split(' '),
);
