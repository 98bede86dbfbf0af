/** What differs between two machines and two starts is replaced by a word for it. */
export const plain = (text: string): string =>
  text
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000/g, 'TIME')
    .replaceAll(/("expiration":)\d+/g, '$1TIME')
    .replaceAll(/(oh=)[0-9a-f]+/g, '$1SIGNATURE')
    .replaceAll(/\bEAA[\w-]+/g, 'TOKEN')
    .replaceAll(/\bQVFI[\w-]+/g, 'CURSOR')
    .replaceAll(/\bm_[\w-]+/g, 'MESSAGE')
    .replaceAll(/^\d{4}-\d\d-\d\d$/gm, 'DAY')
    .replaceAll(/^\d\d:\d\d:\d\d\.\d{3} +\d+ /gm, 'ROW ')
    .replaceAll(/\b\d\d:\d\d:\d\d\.\d{3}\b/g, 'MOMENT')
    .replaceAll(/\b[A-Z][a-z]+day, \d\d-[A-Z][a-z]{2}-\d\d \d\d:\d\d:\d\d P[SD]T/g, 'MOMENT')
    .replaceAll(/\b\d{1,2} [A-Z][a-z]{2} \d\d:\d\d\b/g, 'MOMENT')
    .replaceAll(/(?<= of )\d+$|(?<=--seq )\d+\b|\b\d+(?= ms\b)/gm, 'NUMBER')
    .replaceAll(/127\.0\.0\.1:\d+/g, 'HOST');

/** Matches what a page shows; `…` stands for what it leaves out of a word. */
export function pattern(shown: string): RegExp {
  const parts = plain(shown.replaceAll(/(oh=)[0-9a-f]+…/g, '$1…')).split(/(?:EAA|QVFI|m_)?…/);
  return new RegExp(`^${parts.map(escaped).join('[^\\s"]*')}$`);
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
