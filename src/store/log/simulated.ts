/** What stands in the body of an event besides, where somebody acted for a real person. */
export const SIMULATED = { simulated: true } as const;

/** Whether it was so. */
export const isSimulated = (body: object): boolean => 'simulated' in body;
