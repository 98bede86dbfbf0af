/** A column that may be empty, as a value that may be missing. */
export const optional = <T>(cell: unknown): T | undefined =>
  cell === null ? undefined : (cell as T);

/** A list that is kept as `a,b`. */
export const words = (cell: unknown): string[] => (cell as string).split(',').filter(Boolean);
