/** Booleans are sent as `1` or as `true` (wire.md 1.3). */
export const isOn = (wish: string | undefined): boolean => wish === '1' || wish === 'true';
