/** Whose accounts they are, as languages write and bend it. */
const OF =
  '(?:facebook|instagram|messenger)(?:a|u|ie|ile|om)?|фейсбук|فيسبوك|إنستغرام|פייסבוק|אינסטגרם';

/** "User" where it stands before. */
const BEFORE = [
  "utilisat(?:eur|rice)(?: de| d['’])?",
  'usu[aá]ri[oa](?: d[eo])?',
  'utilizador(?:a)?(?: do)?',
  "usuari(?: de| d['’])",
  'utente(?: di)?',
  'użytkownik(?: serwisu)?',
  'пользователь|користувач',
  'uživatel|používateľ|korisnik|uporabnik',
  'utilizator(?: de)?',
  'pengguna',
  'người dùng',
  'χρήστης(?: του)?',
  'مستخدم(?: على)?',
  'משתמש(?: ב)?',
  'ผู้ใช้',
].join('|');

/** "User" where it stands after. */
const AFTER = [
  '[ _-]?user(?:[ _]?\\d+)?',
  '-(?:nutzer(?:in)?|gebruiker|bruger|bruker|användare|käyttäjä|felhasználó)',
  ' kullanıcısı',
  ' ?(?:ユーザー?|用[户戶]|使用者|사용자|उपयोगकर्ता|यूज़र)',
].join('|');

/**
 * What downloads write for somebody whose account is gone, as far as is known (wire.md 14.6); the
 * same stands for anybody.
 */
const NAMELESS = new RegExp(
  `^(?:(?:${OF})(?:${AFTER})|(?:${BEFORE}) ?(?:${OF})|instagrammer)$`,
  'iu',
);

/** Whether a name stands for nobody in particular. */
export const isNameless = (name: string): boolean =>
  name.trim() === '' || NAMELESS.test(name.normalize('NFC'));

/** People by name, in the order in which they are compared. */
export const sortedPeople = (names: Iterable<string>, business: string): string[] => {
  const others = new Set(names);
  others.delete(business);
  others.delete('');
  return [...others].sort();
};

/** How many of some names, each once, are those of others than the business. */
export function countOthers(names: readonly string[], business: string): number {
  let count = 0;
  for (const name of names) if (name !== business && name !== '') count++;
  return count;
}

/**
 * How the people of two threads are to each other: the same, the same but for some without a name,
 * such that most of the fewer are among the others, or others.
 */
export type Relation = 'same' | 'nameless' | 'overlap' | 'other';

/** @param a names, as {@link sortedPeople} gives them */
export function relationOf(a: readonly string[], b: readonly string[]): Relation {
  if (a.length === b.length && a.every((name, i) => name === b[i])) return 'same';
  const named = a.filter((name) => !isNameless(name));
  const others = new Set(b.filter((name) => !isNameless(name)));
  const shared = named.filter((name) => others.has(name)).length;
  const [missingInA, missingInB] = [others.size - shared, named.length - shared];
  const fits = missingInA <= a.length - named.length && missingInB <= b.length - others.size;
  if (fits) return 'nameless';
  const least = Math.min(named.length, others.size);
  return shared * 2 > least ? 'overlap' : 'other';
}
