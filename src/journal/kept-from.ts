import type { LogEvent } from '../store/log/log.ts';

/** How many apps an event was kept from. */
export const keptFrom = ({ audience = {} }: Pick<LogEvent, 'audience'>): number =>
  Object.values(audience).filter((verdict) => 'closed' in verdict).length;
