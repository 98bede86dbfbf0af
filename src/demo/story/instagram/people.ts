import type { Character } from '../line.ts';

/** Who writes on Instagram. */
export const instagramPeople: readonly Character[] = [
  {
    key: 'juno',
    name: 'Juno Park',
    username: 'juno.at.the.table',
    picture: 'profile4',
    profile: {
      follower_count: 2314,
      is_verified_user: false,
      is_user_follow_business: true,
      is_business_follow_user: true,
    },
  },
  {
    key: 'bertie',
    name: 'Bertie & Wren Interiors',
    username: 'bertie.and.wren',
    picture: 'profile1',
    profile: {
      follower_count: 48210,
      is_verified_user: true,
      is_user_follow_business: true,
      is_business_follow_user: true,
    },
  },
  {
    key: 'aoife',
    name: 'Aoife Daly',
    username: 'aoife.sketches',
    picture: 'profile2',
    profile: {
      follower_count: 631,
      is_verified_user: false,
      is_user_follow_business: true,
      is_business_follow_user: false,
    },
  },
  {
    key: 'lukas',
    name: 'Lukas Brandt',
    username: 'lukas.kocht.langsam',
    picture: 'profile3',
    profile: {
      follower_count: 1190,
      is_verified_user: false,
      is_user_follow_business: true,
      is_business_follow_user: false,
    },
  },
  {
    key: 'sofia',
    name: 'Sofia Marques',
    username: 'sofia.throws.pots',
    picture: 'profile6',
    profile: {
      follower_count: 8907,
      is_verified_user: false,
      is_user_follow_business: true,
      is_business_follow_user: true,
    },
  },
  {
    key: 'kenji',
    name: 'Kenji Mori',
    username: 'kenji.on.film',
    picture: 'profile5',
    profile: {
      follower_count: 402,
      is_verified_user: false,
      is_user_follow_business: false,
      is_business_follow_user: false,
    },
  },
  {
    key: 'teahouse',
    name: 'The Tiny Tea House',
    username: 'tiny.tea.house',
    picture: 'profile2',
    profile: {
      follower_count: 3355,
      is_verified_user: false,
      is_user_follow_business: false,
      is_business_follow_user: false,
    },
  },
  {
    key: 'mireille',
    name: 'Mireille Tan',
    username: 'mireille.moves.house',
    profile: {
      follower_count: 97,
      is_verified_user: false,
      is_user_follow_business: false,
      is_business_follow_user: false,
    },
  },
  {
    key: 'grace',
    name: 'Grace Mbeki',
    username: 'grace.in.bloom',
    picture: 'profile5',
    profile: {
      follower_count: 1520,
      is_verified_user: false,
      is_user_follow_business: true,
      is_business_follow_user: false,
    },
  },
  {
    key: 'otto',
    name: 'Otto Salo',
    username: 'otto.salo',
    profile: {
      follower_count: 214,
      is_verified_user: false,
      is_user_follow_business: true,
      is_business_follow_user: false,
    },
  },
  {
    key: 'glow',
    name: 'Glow Follow Agency',
    username: 'glow.follow.agency.77',
    profile: {
      follower_count: 12,
      is_verified_user: false,
      is_user_follow_business: false,
      is_business_follow_user: false,
    },
  },
];
