/** Kilobits a second of MPEG layer III, by version 1 or else 2 and 2.5. */
const KBPS = [
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
] as const;
const HERTZ = [44_100, 48_000, 32_000] as const;

/**
 * Whether bytes are audio frames without a container: MP3 (ISO/IEC 11172-3) or AAC in ADTS
 * (ISO/IEC 13818-7). The eleven or twelve bits of a sync word are little, so where the bytes reach
 * a second frame it must stand where the first one ends.
 */
export function isFrames(head: Uint8Array, kind: 'mp3' | 'aac'): boolean {
  const lengthAt = kind === 'mp3' ? mp3Length : aacLength;
  const length = lengthAt(head, 0);
  if (length === 0) return false;
  return length + 7 > head.length || lengthAt(head, length) > 0;
}

/** Bytes of the frame that begins here, 0 when none does. */
function mp3Length(head: Uint8Array, at: number): number {
  const [sync = 0, kind = 0, rates = 0] = head.subarray(at, at + 3);
  if (sync !== 0xff || (kind & 0xe6) !== 0xe2) return 0;
  const version = (kind >> 3) & 3;
  const kbps = KBPS[version === 3 ? 0 : 1][rates >> 4];
  const base = HERTZ[(rates >> 2) & 3];
  // Version 1 is reserved, and a free bitrate (0) tells no length.
  if (version === 1 || !kbps || !base) return 0;
  const hertz = base / (version === 3 ? 1 : version === 2 ? 2 : 4);
  const samples = version === 3 ? 144 : 72;
  return Math.floor((samples * kbps * 1000) / hertz) + ((rates >> 1) & 1);
}

function aacLength(head: Uint8Array, at: number): number {
  const [sync = 0, kind = 0, rate = 0, high = 0, middle = 0, low = 0] = head.subarray(at, at + 6);
  if (sync !== 0xff || (kind & 0xf6) !== 0xf0 || ((rate >> 2) & 15) > 12) return 0;
  const length = ((high & 3) << 11) | (middle << 3) | (low >> 5);
  return length > 7 ? length : 0;
}
