/** Of which rows those hear who do not see them. */
export const ANNOUNCED = ['all', 'failures', 'off'] as const;
export type Announced = (typeof ANNOUNCED)[number];

const STORED = 'convograph.announce';

/** What was chosen in this browser. */
export const announced = (): Announced =>
  ANNOUNCED.find((each) => each === localStorage.getItem(STORED)) ?? 'all';

export const announce = (which: Announced): void => localStorage.setItem(STORED, which);
