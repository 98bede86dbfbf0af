/** Languages in which Facebook or Instagram can be used, and regions that print dates otherwise. */
const TAGS =
  'en-US en-GB en-AU en-CA en-IN en-IE en-NZ en-ZA en-SG af am ar ar-AE ar-EG ar-SA as az be bg bn br bs ca cs cy da ' +
  'de de-AT de-CH el eo es es-ES es-MX es-AR es-CL es-CO es-US es-419 et eu fa fi fil fo fr fr-CA ' +
  'fr-CH fr-BE fy ga gl gu ha he hi hr hu hy id is it it-CH ja jv ka kk km kn ko ku ky lb lo lt lv mg mk ml ' +
  'mn mr ms mt my nb ne nl nl-BE nn or pa pl ps pt-BR pt-PT ro ru rw sc si sk sl so sq sr sr-Latn ' +
  'sv sv-FI sw ta te tg th tk to tr tt uk ur uz vi wo yo zh-CN zh-HK zh-TW zu';

/** Those that this build of ICU knows. */
export const LOCALES: readonly string[] = Intl.DateTimeFormat.supportedLocalesOf(TAGS.split(' '));
