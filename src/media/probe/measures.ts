import type { MediaInfoResult } from 'mediainfo.js';

/** What a medium is like when it is shown or played; what it does not tell is left out. */
export interface Measures {
  /** Pixels, as it is shown. */
  readonly width?: number;
  readonly height?: number;
  /** Seconds. */
  readonly length?: number;
}

/** The largest `int` of the Graph. */
const LARGEST = 2 ** 31 - 1;

/** What the library found in a file. Numbers that no picture and no clip has are none. */
export function measuresOf({ media }: MediaInfoResult): Measures {
  const tracks = media?.track ?? [];
  const video = tracks.find((track) => track['@type'] === 'Video');
  const general = tracks.find((track) => track['@type'] === 'General');
  const { Width: width, Height: height, Rotation: turn } = video ?? {};
  const { Duration: length } = general ?? {};
  return {
    ...(isPixels(width) && isPixels(height) && standing(width, height, Number(turn))),
    ...(isSeconds(length) && { length }),
  };
}

/** A phone that is held upright records lying pictures, and says how they are to be turned. */
const standing = (width: number, height: number, turn: number): Measures =>
  turn === 90 || turn === 270 ? { width: height, height: width } : { width, height };

const isPixels = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) > 0 && Number(value) <= LARGEST;

const isSeconds = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= LARGEST;
