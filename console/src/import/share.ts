/** How much is done, in whole per cent; 100 only when all is. */
export function shareOf({
  done,
  total = 0,
}: {
  readonly done: number;
  readonly total?: number | undefined;
}): number {
  if (total <= 0) return 0;
  return done >= total ? 100 : Math.min(99, Math.floor((done / total) * 100));
}

const UNITS = ['kilobyte', 'megabyte', 'gigabyte'] as const;

/** Bytes as people say them. */
export function bytesShown(bytes: number): string {
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  return new Intl.NumberFormat('en', {
    style: 'unit',
    unit: UNITS[unit] ?? 'kilobyte',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}
