import { byDefault, integer } from '../../admin/schema.ts';

/** How long anything may be waited for, in ms of the machine. */
export const LONGEST = 60_000;

/** How often it is looked whether webhooks were answered, which nobody tells, in ms. */
export const LOOK = 10;

/** A parameter that is a time of the machine. */
export const milliseconds = (help: string, value: number) =>
  byDefault(integer(`${help}, in milliseconds of the machine; ${LONGEST} at most`), value);

/** As long as is asked for, within bounds. */
export const within = (ms: number): number => Math.min(Math.max(ms, 0), LONGEST);
