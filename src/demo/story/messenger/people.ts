import type { Character } from '../line.ts';

/** Who writes on Messenger. */
export const messengerPeople: readonly Character[] = [
  {
    key: 'maya',
    name: 'Maya Okafor',
    picture: 'profile2',
    profile: {
      first_name: 'Maya',
      last_name: 'Okafor',
      locale: 'en_GB',
      timezone: 0,
      gender: 'female',
    },
  },
  {
    key: 'theo',
    name: 'Theo Lindqvist',
    picture: 'profile3',
    profile: {
      first_name: 'Theo',
      last_name: 'Lindqvist',
      locale: 'en_US',
      timezone: 1,
      gender: 'male',
    },
  },
  {
    key: 'hanna',
    name: 'Hanna Vogel',
    picture: 'profile5',
    profile: {
      first_name: 'Hanna',
      last_name: 'Vogel',
      locale: 'de_DE',
      timezone: 1,
      gender: 'female',
    },
  },
  {
    key: 'camille',
    name: 'Camille Roussel',
    picture: 'profile1',
    profile: { first_name: 'Camille', last_name: 'Roussel', locale: 'fr_FR', timezone: 1 },
  },
  {
    key: 'seoyeon',
    name: '김서연',
    picture: 'profile4',
    profile: { first_name: '서연', last_name: '김', locale: 'ko_KR', timezone: 9 },
  },
  {
    key: 'layla',
    name: 'ليلى حداد',
    picture: 'profile6',
    profile: {
      first_name: 'ليلى',
      last_name: 'حداد',
      locale: 'ar_AR',
      timezone: 3,
      gender: 'female',
    },
  },
  {
    key: 'fergus',
    name: "Fergus O'Malley",
    picture: 'profile3',
    profile: { first_name: 'Fergus', last_name: "O'Malley", locale: 'en_GB', timezone: 0 },
  },
  {
    key: 'priya',
    name: 'Priya Raman',
    picture: 'profile4',
    profile: { first_name: 'Priya', last_name: 'Raman', locale: 'en_GB', timezone: 0 },
  },
  {
    key: 'nora',
    name: 'Nora Whelan',
    profile: { first_name: 'Nora', last_name: 'Whelan', locale: 'en_GB', timezone: 0 },
  },
  {
    key: 'joao',
    name: 'João Ferreira',
    picture: 'profile6',
    profile: { first_name: 'João', last_name: 'Ferreira', locale: 'pt_PT', timezone: 0 },
  },
  {
    key: 'ruth',
    name: 'Ruth Adler',
    picture: 'profile5',
    profile: { first_name: 'Ruth', last_name: 'Adler', locale: 'en_US', timezone: -5 },
  },
  {
    key: 'dylan',
    name: 'Dylan Sharpe',
    profile: { first_name: 'Dylan', last_name: 'Sharpe', locale: 'en_US', timezone: 0 },
  },
  {
    key: 'ines',
    name: 'Inés Calderón',
    picture: 'profile1',
    profile: { first_name: 'Inés', last_name: 'Calderón', locale: 'es_ES', timezone: 1 },
  },
  { key: 'prize', name: 'Parcel Prize Desk', profile: { first_name: 'Parcel' } },
  { key: 'boost', name: 'Boost Your Shop Now', profile: { first_name: 'Boost' } },
];
