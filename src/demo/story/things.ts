/** A file of `media/`, made for this demo, with what the wire says of it. */
export interface ThingFile {
  readonly file: string;
  readonly kind: 'image' | 'video' | 'audio' | 'file';
  readonly mime: string;
  readonly width?: number;
  readonly height?: number;
  /** Seconds. */
  readonly length?: number;
  readonly preview?: PictureName;
}

const jpeg = (file: string, width: number, height: number) =>
  ({ file, kind: 'image', mime: 'image/jpeg', width, height }) as const;

const PICTURES = {
  mug: jpeg('mug-green.jpg', 800, 600),
  bowl: jpeg('bowl-blue.jpg', 800, 600),
  vase: jpeg('vase-terracotta.jpg', 640, 800),
  brokenMug: jpeg('broken-mug.jpg', 800, 600),
  story: jpeg('story.jpg', 540, 960),
  wheelPreview: jpeg('wheel-preview.jpg', 320, 240),
  glaze: { file: 'glaze.gif', kind: 'image', mime: 'image/gif', width: 160, height: 120 },
  sticker: {
    file: 'sticker-thumb.png',
    kind: 'image',
    mime: 'image/png',
    width: 240,
    height: 240,
  },
  page: jpeg('page.jpg', 160, 160),
  profile1: jpeg('profile-1.jpg', 160, 160),
  profile2: jpeg('profile-2.jpg', 160, 160),
  profile3: jpeg('profile-3.jpg', 160, 160),
  profile4: jpeg('profile-4.jpg', 160, 160),
  profile5: jpeg('profile-5.jpg', 160, 160),
  profile6: jpeg('profile-6.jpg', 160, 160),
} as const;

export type PictureName = keyof typeof PICTURES;

/** Every file that the stories show. */
export const FILES = {
  ...PICTURES,
  wheel: {
    file: 'wheel.mp4',
    kind: 'video',
    mime: 'video/mp4',
    width: 320,
    height: 240,
    length: 2,
    preview: 'wheelPreview',
  },
  voice: { file: 'voice.m4a', kind: 'audio', mime: 'audio/mp4', length: 2 },
  chime: { file: 'chime.mp3', kind: 'audio', mime: 'audio/mpeg', length: 1 },
  priceList: { file: 'price-list.pdf', kind: 'file', mime: 'application/pdf' },
} as const satisfies Record<string, ThingFile>;

export type FileName = keyof typeof FILES;

/** What the shop sells, as product templates name it. Prices as in the price list. */
export const PRODUCTS = {
  mug: { retailer: 'KC-MUG-GREEN', name: 'Clover mug, green glaze', price: '€24.00', of: 'mug' },
  bowl: { retailer: 'KC-BOWL-BLUE', name: 'Serving bowl, blue', price: '€48.00', of: 'bowl' },
  vase: { retailer: 'KC-VASE-TERRA', name: 'Terracotta vase', price: '€62.00', of: 'vase' },
} as const satisfies Record<
  string,
  { retailer: string; name: string; price: string; of: PictureName }
>;

export type ProductName = keyof typeof PRODUCTS;
