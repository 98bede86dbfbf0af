/*
 * Makes the pictures of our stickers of their drawings: `node scripts/stickers.ts`. Only where a
 * drawing is new: what is out in the world keeps its bytes (docs/decisions/0093).
 */
import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { chromium as browsers } from 'playwright-core';
import { DRAWINGS, sticker } from './stickers/drawings.ts';
import { smallPng } from './stickers/small-png.ts';

const FOLDER = new URL('../src/media/stickers/', import.meta.url);
const SIDE = 240;

/** Pictures by name: what is drawn, and how many pixels wide. */
const PICTURES: Readonly<Record<string, readonly [drawing: string, side: number]>> = {
  ...Object.fromEntries(Object.keys(DRAWINGS).map((name) => [name, [name, SIDE]])),
  thumb: ['thumb', 64],
  'thumb-medium': ['thumb', 120],
  'thumb-large': ['thumb', SIDE],
};

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
const executablePath = process.env.CHROMIUM_PATH ?? (await chromium.executablePath());
const browser = await browsers.launch({ executablePath, args: ARGS });
const page = await browser.newPage();
const rows: string[] = [];

/** Red, green, blue and alpha of each pixel, as the browser reads its own picture. */
async function pixelsOf(png: Buffer): Promise<Uint8Array> {
  const found = await page.evaluate<number[]>(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${png.toString('base64')}';
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const drawn = canvas.getContext('2d');
    drawn.drawImage(image, 0, 0);
    return [...drawn.getImageData(0, 0, image.width, image.height).data];
  })()`);
  return Uint8Array.from(found);
}

for (const [name, [drawing, side]] of Object.entries(PICTURES)) {
  await page.setViewportSize({ width: side, height: side });
  const shown = sticker(DRAWINGS[drawing] ?? '', side);
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${shown}`);
  const bytes = smallPng(await pixelsOf(await page.screenshot({ omitBackground: true })), side);
  writeFileSync(new URL(`${name}.png`, FOLDER), bytes);
  rows.push(`  '${name}': { side: ${side}, media: '${hash('sha256', bytes, 'hex')}' },`);
}
await browser.close();
writeFileSync(
  new URL('pictures.ts', FOLDER),
  `// Made by \`node scripts/stickers.ts\`.

/** Pictures of stickers by name: their side in pixels, and the SHA-256 of their bytes. */
export const PICTURES = {
${rows.join('\n')}
} as const;
`,
);
