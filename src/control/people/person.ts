import { z } from 'zod';
import type { PersonRow } from '../../store/page/people.ts';
import { listOf, named } from '../named.ts';

export const Person = z
  .object({
    id: z.string().describe('PSID or IGSID.'),
    name: z.string(),
    platform: z.enum(['MESSENGER', 'INSTAGRAM']),
    username: z.string().optional().describe('On Instagram.'),
  })
  .register(named, { id: 'Person', description: 'A person who can write to a Page.' });

export const PersonList = listOf('PersonList', Person);

/** A person as the control plane and `person list --json` show one. */
export const shownPerson = (person: PersonRow): z.input<typeof Person> => ({
  id: person.id,
  name: person.name,
  platform: person.platform,
  username: person.username,
});
