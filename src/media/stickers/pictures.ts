// Made by `node scripts/stickers.ts`.

/** Pictures of stickers by name: their side in pixels, and the SHA-256 of their bytes. */
export const PICTURES = {
  'cat-hello': {
    side: 240,
    media: 'f6138befd9fce8e1399725e32045b4dfd39d0794d1a074f8e692f76e71fd24da',
  },
  'cat-happy': {
    side: 240,
    media: 'd60865061206a4cfabdd6c1d6584124aba212ed1cbe01391f8c2e3c9e762b5b9',
  },
  'cat-love': {
    side: 240,
    media: '727b46b37afa915e67bf60d3f2cbac1cefc2f601ad0b016ea69a44c4d4efd604',
  },
  'cat-sad': {
    side: 240,
    media: 'ceefafccd4cdc3858920a1d38f01870f21f998a04c8fd0b5a21433655a42dca9',
  },
  'cat-sleepy': {
    side: 240,
    media: 'b1a2a3e64584c0b6a9b939fc5c37d5b43913d23441969998ab34233922515982',
  },
  'thank-you': {
    side: 240,
    media: '09253bdf6cf99e44f8893474f8b954c1b25164c2e316715f7d12c8ff314d9438',
  },
  yes: { side: 240, media: 'fc1a8e6945ca25067143d022dbdb9db3544780f06d333ed3a2d073d805638685' },
  sorry: { side: 240, media: '024d100aca9e26616d5f1acbf8103d193a0c6daf1c8b673aca9bdaee85521690' },
  hooray: { side: 240, media: '3cae6132d1ddde7262bdd84b56ac3c81860f524419c014cde8f7f0a0ba9f4264' },
  parcel: { side: 240, media: 'a526433bfb5bb0365d5976a48436fe3f45d65fbf3b7c32ecfb8f53390b59a4b2' },
  van: { side: 240, media: '16715cb63d0ab4a2dc21258cafaeab195ebac5cbcb176d52bf338c9d2a416e37' },
  gift: { side: 240, media: '3b64e90438994faa62727e7805c7a612f2949458b4d50cf9d4ac45cb5b4aaa2f' },
  bag: { side: 240, media: '56ddc15c5efe23e261f7c18cc1d7e9a6635132620beca01c4ad718e2191aa239' },
  thumb: { side: 64, media: 'ea549f55e13a818c10cf6256dcbf51cf9a3f11eb3b14ecba26b388b9141c91cb' },
  'thumb-medium': {
    side: 120,
    media: '13f595cf41b472a7e071f1596a1002dabd707b8e2aafedcdf60a006525a31253',
  },
  'thumb-large': {
    side: 240,
    media: '45e2b2f4165e5f3a5e8b7efc194d7411452fda8bc6374f34a590838f10a333b6',
  },
} as const;
