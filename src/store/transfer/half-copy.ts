/** The setting of a store that a copy is being made into, or was when that ended. */
export const HALF_COPY = 'copy';
