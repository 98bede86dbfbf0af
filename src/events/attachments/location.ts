import type { AttachmentTeller } from './teller.ts';

/** Where somebody is (wire.md 9.3). */
export const location: AttachmentTeller = ({ extra: { location } }) => {
  if (!location) return [];
  const { lat, long, title, url } = location;
  const named = title === undefined ? {} : { title, url };
  return [{ ...named, type: 'location', payload: { coordinates: { lat, long } } }];
};
